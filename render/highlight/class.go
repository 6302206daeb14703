package highlight

import "github.com/alecthomas/chroma/v2"

// class returns the class of a chroma token. Exact types come first, then the groups they belong to.
func class(t chroma.TokenType) Class {
	switch t {
	case chroma.KeywordType, chroma.NameClass, chroma.NameException, chroma.NameTag, chroma.NameAttribute,
		chroma.NameProperty:
		return Type
	case chroma.KeywordConstant, chroma.NameConstant, chroma.NameEntity:
		return Number
	case chroma.OperatorWord, chroma.NameBuiltinPseudo, chroma.NameKeyword, chroma.NamePseudo,
		chroma.CommentPreproc, chroma.CommentPreprocFile, chroma.GenericHeading, chroma.GenericSubheading:
		return Keyword
	case chroma.NameFunction, chroma.NameFunctionMagic, chroma.NameDecorator, chroma.NameBuiltin:
		return Function
	// The two sides of a diff have to differ from each other and from what stays.
	case chroma.GenericInserted:
		return String
	case chroma.GenericDeleted:
		return Number
	case chroma.GenericPrompt:
		return Comment
	}
	switch {
	case t.InCategory(chroma.Comment):
		return Comment
	case t.InCategory(chroma.Keyword):
		return Keyword
	case t.InSubCategory(chroma.LiteralString):
		return String
	case t.InCategory(chroma.Literal):
		return Number
	default:
		return Plain // names of variables, operators, punctuation, space, output
	}
}
