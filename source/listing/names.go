// Package listing recognizes code that carries no markup: how much a line looks like code ([Score]), how many brackets
// it leaves open ([Depth]), which language a listing is in ([Detect]) and the canonical names of languages
// ([Canonical]).
//
// It weighs signs and parses nothing: it never says whether code is correct, and if the signs disagree it returns
// nothing ("").
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package listing

import "strings"

// Canonical returns the lower-case name of a language that highlighters know: "javascript" for "js" and "Node.js",
// "bash" for "sh". An unknown name is only lower-cased and trimmed.
func Canonical(name string) string {
	n := strings.ToLower(strings.TrimSpace(name))
	n = strings.TrimPrefix(n, "language-")
	n = strings.TrimPrefix(n, "lang-")
	switch n {
	case "js", "node", "node.js", "nodejs", "jsx", "mjs", "cjs", "ecmascript", "es6", "java script":
		return "javascript"
	case "ts", "tsx", "mts", "type script":
		return "typescript"
	case "py", "py3", "python3", "python2", "pycon":
		return "python"
	case "golang":
		return "go"
	case "sh", "shell", "zsh", "ksh", "console", "terminal", "shell-session", "shellsession", "sh-session",
		"bash session":
		return "bash"
	case "c++", "cc", "cxx", "hpp", "cplusplus":
		return "cpp"
	case "c#", "cs", "c-sharp", "csharp", ".net":
		return "csharp"
	case "h":
		return "c"
	case "yml":
		return "yaml"
	case "rb":
		return "ruby"
	case "rs":
		return "rust"
	case "kt", "kts":
		return "kotlin"
	case "ps", "ps1", "pwsh":
		return "powershell"
	case "htm", "html5", "xhtml":
		return "html"
	case "docker":
		return "dockerfile"
	case "make", "mk":
		return "makefile"
	case "md":
		return "markdown"
	case "mysql", "postgresql", "postgres", "psql", "tsql", "t-sql", "plsql", "pl/sql", "sqlite":
		return "sql"
	case "plaintext", "plain text", "plain", "txt":
		return "text"
	case "objective-c", "objc", "obj-c":
		return "objective-c"
	}
	return n
}

// Known reports whether name is a language, or an alias of one, that pages print above listings.
func Known(name string) bool {
	switch Canonical(name) {
	case "javascript", "typescript", "python", "java", "go", "bash", "c", "cpp", "csharp", "yaml", "json", "sql",
		"php", "ruby", "rust", "kotlin", "swift", "scala", "html", "css", "scss", "xml", "dockerfile", "makefile",
		"powershell", "markdown", "text", "perl", "r", "dart", "graphql", "groovy", "lua", "haskell", "elixir",
		"objective-c", "toml", "ini", "diff", "matlab":
		return true
	}
	return false
}
