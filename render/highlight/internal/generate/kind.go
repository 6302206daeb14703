package generate

import (
	"github.com/alecthomas/chroma/v2"

	"example.org/studyguide/render/highlight/lexer"
)

// Kind returns the kind of a chroma token. Types on which something hangs come first, then exact types, then the groups
// they belong to.
func Kind(t chroma.TokenType) lexer.Kind {
	switch t {
	case chroma.Error:
		return lexer.Error
	case chroma.Other:
		return lexer.Other
	case chroma.Generic:
		return lexer.Body
	case chroma.Name:
		return lexer.Field
	case chroma.Literal:
		return lexer.Value
	case chroma.NameVariable:
		return lexer.Variable
	case chroma.KeywordType, chroma.NameClass, chroma.NameException, chroma.NameTag, chroma.NameAttribute,
		chroma.NameProperty:
		return lexer.Type
	case chroma.KeywordConstant, chroma.NameConstant, chroma.NameEntity:
		return lexer.Number
	case chroma.OperatorWord, chroma.NameBuiltinPseudo, chroma.NameKeyword, chroma.NamePseudo,
		chroma.CommentPreproc, chroma.CommentPreprocFile, chroma.GenericHeading, chroma.GenericSubheading:
		return lexer.Keyword
	case chroma.NameFunction, chroma.NameFunctionMagic, chroma.NameDecorator, chroma.NameBuiltin:
		return lexer.Function
	// The two sides of a diff have to differ from each other and from what stays.
	case chroma.GenericInserted:
		return lexer.String
	case chroma.GenericDeleted:
		return lexer.Number
	case chroma.GenericPrompt:
		return lexer.Comment
	}
	switch {
	case t.InCategory(chroma.Comment):
		return lexer.Comment
	case t.InCategory(chroma.Keyword):
		return lexer.Keyword
	case t.InSubCategory(chroma.LiteralString):
		return lexer.String
	case t.InCategory(chroma.Literal):
		return lexer.Number
	default:
		return lexer.Plain // names of variables, operators, punctuation, space, output
	}
}

// kind returns the letter of a type's kind.
func kind(t chroma.TokenType) byte { return lexer.Letters[Kind(t)] }
