package sample_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

func checkJSON(t testing.TB, all []snippet) {
	for _, s := range all {
		if !json.Valid([]byte(s.text)) {
			t.Errorf("%s: not valid JSON", s)
		}
	}
}

func checkYAML(t testing.TB, all []snippet) {
	for _, s := range all {
		docs := yaml.NewDecoder(strings.NewReader(s.text))
		for {
			var v any
			err := docs.Decode(&v)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", s, err)
				break
			}
		}
	}
}

// startLine matches the first line of a request or a response. A listing may show several.
var startLine = regexp.MustCompile(`(?m)^(?:HTTP/\d|[A-Z]+ \S+ HTTP/)`)

func checkHTTP(t testing.TB, all []snippet) {
	for _, s := range all {
		starts := startLine.FindAllStringIndex(s.text, -1)
		if len(starts) == 0 || starts[0][0] != 0 {
			t.Errorf("%s: begins neither a request nor a response", s)
			continue
		}
		for i, at := range starts {
			end := len(s.text)
			if i+1 < len(starts) {
				end = starts[i+1][0]
			}
			if err := parseHTTP(s.text[at[0]:end]); err != nil {
				t.Errorf("%s: message %d: %v", s, i+1, err)
			}
		}
	}
}

func parseHTTP(message string) error {
	message = strings.ReplaceAll(message, "\n", "\r\n") + "\r\n"
	r := bufio.NewReader(strings.NewReader(message))
	if strings.HasPrefix(message, "HTTP/") {
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			return err
		}
		return resp.Body.Close()
	}
	req, err := http.ReadRequest(r)
	if err != nil {
		return err
	}
	if req.Host == "" {
		return errors.New("the request has no Host")
	}
	return nil
}

var instruction = regexp.MustCompile(
	`^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s+\S`,
)

func checkDockerfile(t testing.TB, all []snippet) {
	checkShape(t, all)
	for _, s := range all {
		first := true
		for line := range strings.Lines(strings.ReplaceAll(s.text, "\\\n", " ")) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if !instruction.MatchString(line) ||
				first && !strings.HasPrefix(line, "FROM ") && !strings.HasPrefix(line, "ARG ") {
				t.Errorf("%s: not an instruction here: %q", s, line)
			}
			first = false
		}
	}
}

var quoted = regexp.MustCompile(`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'`)

// checkShape checks that brackets are balanced.
func checkShape(t testing.TB, all []snippet) {
	for _, s := range all {
		if fault := unbalanced(quoted.ReplaceAllString(s.text, "")); fault != "" {
			t.Errorf("%s: %s", s, fault)
		}
	}
}

func unbalanced(text string) string {
	closes := map[rune]rune{'(': ')', '[': ']', '{': '}'}
	var open []rune
	for _, c := range text {
		switch c {
		case '(', '[', '{':
			open = append(open, closes[c])
		case ')', ']', '}':
			if len(open) == 0 || open[len(open)-1] != c {
				return fmt.Sprintf("a %q closes nothing", c)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return fmt.Sprintf("%q is missing", open)
	}
	return ""
}
