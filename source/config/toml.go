package config

import (
	"bytes"
	"strings"

	"example.org/studyguide/source/pattern"
)

// Hugo and Zola write front matter as TOML between lines of +++, Hugo also as JSON. Both are read as YAML: JSON is
// YAML, and the front matter of a page uses the part of TOML whose values YAML writes in the same way.

var (
	tomlTable = pattern.New(`^\s*(\[\[?)\s*([^\[\]\n]+?)\s*\]\]?\s*(?:#.*)?$`)
	tomlKey   = pattern.New(`^(\s*)((?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')` +
		`(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"))*)(\s*)=[ \t]*(.*)$`)
)

// yamlOf returns front matter of TOML as YAML, line for line, so that positions stay those of the file.
func yamlOf(toml []byte) []byte {
	var out []string
	indent := ""
	depth := 0      // of open brackets in a value of several lines
	quoted := false // in a text of several lines
	tables := map[string]bool{}
	for _, line := range strings.Split(string(toml), "\n") {
		switch table := tomlTable.FindStringSubmatch(line); {
		case quoted:
			quoted = !strings.Contains(line, `"""`) && !strings.Contains(line, `'''`)
			line = strings.TrimRight(strings.NewReplacer(`"""`, "", `'''`, "").Replace(line), " ")
			out = append(out, indent+"  "+line)
			continue
		case depth > 0:
			depth += brackets(line)
			out = append(out, indent+"  "+inlineTable(line))
			continue
		case table != nil:
			name, _, _ := strings.Cut(strings.Trim(table[2], `"'`), ".") // a table within it counts as it
			indent = "  "
			if tables[name] {
				out = append(out, "# "+line) // another entry of an array of tables
				indent = "#"
				continue
			}
			out = append(out, name+":")
			tables[name] = true
			continue
		}
		m := tomlKey.FindStringSubmatch(line)
		if m == nil {
			out = append(out, line)
			continue
		}
		value := m[4]
		if mark := strings.TrimSpace(value); strings.HasPrefix(mark, `"""`) || strings.HasPrefix(mark, `'''`) {
			rest := strings.TrimSpace(mark[3:])
			if end := strings.Index(rest, mark[:3]); end >= 0 {
				value = rest[:end]
			} else {
				quoted = true
				value = ">-"
				if rest != "" {
					value = rest
				}
			}
		}
		depth = max(0, brackets(value))
		out = append(out, indent+m[1]+m[2]+m[3]+": "+inlineTable(value))
	}
	return []byte(strings.Join(out, "\n"))
}

// brackets returns how many brackets a line opens and does not close.
func brackets(line string) int {
	n := 0
	outsideQuotes(line, func(i int) {
		switch line[i] {
		case '[', '{':
			n++
		case ']', '}':
			n--
		}
	})
	return n
}

// inlineTable returns a value with the signs of its inline tables as YAML has them: {a = 1} becomes {a : 1}.
func inlineTable(value string) string {
	if !strings.Contains(value, "=") || !strings.Contains(value, "{") {
		return value
	}
	out := []byte(value)
	outsideQuotes(value, func(i int) {
		if out[i] == '=' {
			out[i] = ':'
		}
	})
	return string(bytes.ReplaceAll(out, []byte(":\""), []byte(": \"")))
}

// outsideQuotes calls visit for each byte of line that is in no quotes.
func outsideQuotes(line string, visit func(int)) {
	var quote byte
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '#':
			return
		default:
			visit(i)
		}
	}
}
