// Package listing knows about code that carries no markup: how much a line looks like code ([Score]), which brackets it
// leaves open ([Depth]), what language a listing is in ([Detect]) and how languages are called ([Canonical]).
//
// In go lines or whole listings as text, out come numbers and names. It is a set of weighed signs, not a parser: it
// never says whether code is right, and when the signs do not agree it says nothing ("").
package listing

import "strings"

// Canonical folds the aliases of a language to one lower-case name, the one that highlighters know: "js" and "Node.js"
// give "javascript", "sh" gives "bash". A name that is not known is only lower-cased and trimmed; "" stays "".
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
	case "sh", "shell", "zsh", "ksh", "console", "terminal", "shell-session", "shellsession", "sh-session", "bash session":
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

// Known reports whether name, or an alias of it, is a language that a page is likely to print above a listing.
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
