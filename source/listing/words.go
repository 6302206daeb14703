package listing

import (
	"strings"

	"example.org/studyguide/source/pattern"
)

var (
	sqlVerb = pattern.New(
		`^(?:SELECT\s+(?:DISTINCT\s+|COUNT|\*|\w[\w.,\s]*\sFROM\b|.*\bFROM\b|.*,$)|SELECT$|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|` +
			`(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:OR\s+REPLACE\s+)?(?:UNIQUE\s+|TEMPORARY\s+|MATERIALIZED\s+)?(?:TABLE|INDEX|VIEW|DATABASE|SCHEMA|PROCEDURE|FUNCTION|TRIGGER|USER|ROLE|SEQUENCE)\b|` +
			`(?:START|SET|BEGIN|COMMIT|ROLLBACK)\s+(?:TRANSACTION|WORK)\b|(?:GRANT|REVOKE)\s+.*\bON\b|EXPLAIN\s+(?:ANALYZE\s+)?SELECT\b|WITH\s+\w+\s+AS\s*\()`,
	)
	sqlLower = pattern.New(
		`^(?:select\s+.*\bfrom\s+\w+|insert\s+into\s+\w+.*(?:\(|values)|update\s+\w+\s+set\s+\w+\s*=|delete\s+from\s+\w+|(?:create|alter|drop)\s+table\s+\w+)`,
	)
	sqlMore = pattern.New(
		`^(?:FROM|WHERE|GROUP BY|ORDER BY|HAVING|(?:LEFT |RIGHT |FULL |INNER |OUTER |CROSS )*JOIN|VALUES|SET|LIMIT|OFFSET|AND|OR|ON|UNION(?: ALL)?|RETURNING|(?:PRIMARY|FOREIGN) KEY|CONSTRAINT)\b`,
	)
	sqlType = pattern.New(
		`^\w+\s+(?:INT|INTEGER|BIGINT|SMALLINT|SERIAL|VARCHAR|CHAR|TEXT|DATE|TIMESTAMP|DATETIME|DECIMAL|NUMERIC|BOOLEAN|FLOAT|JSONB?|UUID)\b`,
	)
	docker = pattern.New(
		`^(?:FROM\s+[\w./-]+(?::[\w.-]+|@sha256:\w+)?(?:\s+(?i:AS)\s+\w+)?|(?:RUN|CMD|ENTRYPOINT|COPY|ADD|WORKDIR|EXPOSE|ENV|ARG|USER|VOLUME|HEALTHCHECK)\s+["\[a-z0-9./$-].*)$`,
	)
	imports = pattern.New(
		`^(?:from\s+[\w.]+\s+import\s+[\w.*, ()]+|import\s+(?:static\s+)?[\w.]+(?:\.\*)?(?:\s+as\s+\w+)?;?|import\s+.*\bfrom\s*['"].*|import\s+['"].*|import\s*[({].*|#include\s*[<"].*|#(?:define|ifdef|ifndef|endif|pragma)\b.*|package\s+[\w.]+;?|using\s+(?:namespace\s+)?[\w.:]+;|use\s+[\w\\:{}, ]+;)$`,
	)
	blockKw = pattern.New(
		`^(?:(?:async\s+)?def\s+\w+\s*\(.*|class\s+\w+(?:\(.*\))?|(?:el)?if\s.+|while\s.+|(?:async\s+)?for\s+.+\s+in\s+.+|(?:async\s+)?with\s.+|try|else|finally|except(?:\s.+)?|match\s.+|case\s.+)\s*:$`,
	)
	shellKw = pattern.New(
		`^(?:if\s+\[.*|if\s+.*;\s*then|for\s+\w+\s+in\s.*(?:;\s*do|\\)?|for\s*\(\(.*|while\s+.*;\s*do(?:\s.*)?|then|fi|do|done|esac|else|case\s+\S+\s+in|\[\[?\s.*\]\]?.*|end|begin)$`,
	)
	command = pattern.New(`^(?:sudo\s+)?([a-z][a-z0-9_.+-]*)(?:\s+(.*))?$`)
	upper   = pattern.New(`^[A-Z][A-Z_]{2,}\s+\S*[\w][:/_.=\d@{]`)
)

// statement scores whole statements: SQL, imports, blocks, assignments, shell commands, and lines in capitals such as
// the commands of a protocol.
func statement(code, line string) int {
	n := 0
	switch {
	case sqlVerb.MatchString(code), sqlLower.MatchString(code):
		n += 4
	case docker.MatchString(code):
		n += 5 // they end in a full stop, as sentences do, when they name the folder
	case sqlMore.MatchString(code), capitalSecond(code) && sqlType.MatchString(code):
		n += 2
	case imports.MatchString(line):
		n += 4
	case blockKw.MatchString(code):
		n += 4
	case shellKw.MatchString(code):
		n += 2
	}
	if strings.Contains(code, "=") {
		n += assignment(code)
	}
	if n == 0 {
		n = commandScore(code)
	}
	if n == 0 && upper.MatchString(code) && !hasPlain(code) {
		n = 1
	}
	return n
}

// capitalSecond reports whether the second word of a line begins with a capital, as the type of a column does.
func capitalSecond(code string) bool {
	_, second, _ := strings.Cut(code, " ")
	second = strings.TrimLeft(second, " \t")
	return second != "" && 'A' <= second[0] && second[0] <= 'Z' || strings.Contains(code, "\t")
}

func assignment(code string) int {
	m := assign.FindStringSubmatch(code)
	if m == nil {
		return 0
	}
	left := strings.Fields(m[1])
	if len(left) == 1 {
		return 3
	}
	switch left[0] {
	case "const", "let", "var", "val", "final", "static", "public", "private", "protected", "int", "long", "double",
		"float", "char", "bool", "boolean", "string", "auto", "unsigned", "export", "local", "declare", "readonly",
		"set", "type", "mut", "self", "my", "our":
		return 3
	}
	if strings.HasSuffix(code, ";") || len(left) == 2 && !plainWord(left[0]) {
		return 3
	}
	return 1
}

func hasPlain(code string) bool {
	for t := range strings.FieldsSeq(code) {
		if plainWord(strings.Trim(t, ",.;:!?()\"'")) {
			return true
		}
	}
	return false
}

// keyword scores a first word that is a keyword of common languages: one point alone, three if the rest of the line is
// built like code.
func keyword(code string) int {
	end := strings.IndexFunc(code, func(r rune) bool { return !(r == '_' || r >= 'a' && r <= 'z') })
	word, rest := code, ""
	if end >= 0 {
		word, rest = code[:end], code[end:]
	}
	if !codeWord(word) {
		return 0
	}
	switch {
	case rest == "":
		return 1
	case rest[0] == '.' || rest[0] == '-' || rest[0] == '\'':
		return 0
	case strings.ContainsAny(rest, "(){}=;<>[]\"'`$"):
		return 2
	}
	return 1
}

func codeWord(w string) bool {
	switch w {
	case "def", "fn", "func", "fun", "function", "class", "interface", "struct", "enum", "namespace", "package",
		"import", "export", "public", "private", "protected", "static", "abstract", "final", "const", "let", "var",
		"val", "async", "await", "return", "throw", "raise", "yield", "if", "else", "elif", "elsif", "for", "while",
		"switch", "case", "try", "catch", "except", "finally", "do", "foreach", "print", "println", "printf", "echo",
		"puts", "require", "include", "new", "delete", "typedef", "template", "extern", "impl", "trait", "pub", "match",
		"assert", "pass", "break", "continue", "unset", "void", "int", "long", "double", "float", "char", "bool",
		"boolean", "string", "unsigned", "volatile", "synchronized", "override", "defer", "go", "select", "type",
		"lambda", "with", "fi", "done", "esac", "then", "end", "unless", "goto", "using", "exit", "default":
		return true
	}
	return false
}

// commandScore scores a shell command by its name and arguments: three with an argument that is not a word (a path, a
// flag, a variable), two with plain words.
func commandScore(code string) int {
	name := code
	if end := strings.IndexAny(code, " \t\n\f\r"); end >= 0 {
		name = code[:end]
	}
	if !shellCommand(name) { // nearly every line; an expression costs more
		return 0
	}
	m := command.FindStringSubmatch(code)
	if m == nil || !shellCommand(m[1]) || strings.HasSuffix(code, ".") && !strings.HasSuffix(code, " .") ||
		strings.HasSuffix(code, ":") {
		return 0
	}
	if m[2] == "" {
		return 1
	}
	for t := range strings.FieldsSeq(m[2]) {
		if len(t) > 1 && strings.ContainsAny(strings.TrimRight(t, ",.;:"), "/-=.:@$|><*~") {
			return 3
		}
	}
	return 2
}

func shellCommand(w string) bool {
	switch w {
	case "npm", "npx", "yarn", "pnpm", "node", "git", "docker", "docker-compose", "kubectl", "helm", "terraform",
		"ansible", "pip", "pip3", "pipenv", "poetry", "conda", "python", "python3", "django-admin", "composer", "php",
		"gem", "bundle", "rails", "rake", "ruby", "java", "javac", "mvn", "gradle", "cargo", "rustc", "go", "gcc",
		"make", "cmake", "cd", "ls", "cat", "cp", "mv", "rm", "mkdir", "rmdir", "touch", "chmod", "chown", "grep",
		"find", "sed", "awk", "tar", "unzip", "curl", "wget", "ssh", "scp", "rsync", "ps", "kill", "top", "df", "du",
		"systemctl", "service", "journalctl", "apt", "apt-get", "yum", "dnf", "brew", "apk", "mysql", "psql",
		"redis-cli", "mongo", "mongosh", "sqlite3", "aws", "gcloud", "az", "eksctl", "openssl", "ping", "nslookup",
		"dig", "netstat", "alias", "exec", "export", "source", "echo", "sudo", "head", "tail", "sort", "wc", "xargs",
		"crontab", "vim", "nano", "dotnet", "flutter", "ng", "vue":
		return true
	}
	return false
}
