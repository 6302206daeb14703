package trivia

import (
	"bytes"
	"slices"
	"strings"
)

// Words returns the words of a bank line by line: without the signs before questions, and without the answers that are
// one of the options, which stand among these.
func Words(body []byte) []byte {
	lines := bytes.Split(body, []byte("\n"))
	open := false // the answer of a question follows
	for i, line := range lines {
		switch text := string(line); {
		case strings.HasPrefix(text, asks):
			lines[i], open = line[len(asks):], true
		case strings.HasPrefix(text, answers) && open:
			open = false
			end := slices.IndexFunc(lines[i+1:], func(l []byte) bool { return bytes.HasPrefix(l, []byte(asks)) })
			if end < 0 {
				end = len(lines) - i - 1
			}
			said := strings.Join(strings.Fields(text[len(answers):]), " ")
			if slices.ContainsFunc(lines[i+1:i+1+end], func(l []byte) bool { return offers(string(l), said) }) {
				lines[i] = nil
			}
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// offers reports whether a line is an option with a text.
func offers(line, text string) bool {
	return isOption(line) && strings.EqualFold(strings.Join(strings.Fields(line[2:]), " "), text)
}

// isOption reports whether a line is an option.
func isOption(line string) bool {
	return len(line) > 1 && line[0] >= 'A' && line[0] <= 'Z' && line[1] == ' '
}
