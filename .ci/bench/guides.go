package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"

	"example.org/studyguide/source/golden"
)

// questions is how many the small guide has.
const questions = 107

// A generator makes guides of growing size.
type generator struct {
	head, body []byte // of the guide that is repeated; nil: the text is invented
}

// newGenerator returns a generator that repeats a guide in Markdown, or one that invents its text.
func newGenerator(file string) (*generator, error) {
	if file == "" {
		return &generator{}, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading the guide that is repeated: %w", err)
	}
	at := bytes.Index(data, []byte("\n## "))
	if at < 0 {
		return nil, fmt.Errorf("%s has no section (\"## \") to repeat", file)
	}
	return &generator{data[:at+1], data[at+1:]}, nil
}

// title is the title of a question in Markdown as the program writes it.
var title = regexp.MustCompile(`^### (\d+\. )?`)

// guide returns a guide of so many times the small one. Its questions are numbered from 1.
func (g *generator) guide(times int) []byte {
	if g.body == nil {
		return golden.Markdown(questions * times)
	}
	var b bytes.Buffer
	b.Write(g.head)
	number, fenced := 0, false
	for range times {
		for line := range bytes.Lines(g.body) {
			switch {
			case bytes.HasPrefix(line, []byte("```")):
				fenced = !fenced
			case !fenced && title.Match(line):
				number++
				line = title.ReplaceAll(line, fmt.Appendf(nil, "### %d. ", number))
			}
			b.Write(line)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// small returns a guide of the fleet. The titles of its guides differ.
func (g *generator) small(i int) []byte {
	return bytes.Replace(golden.Markdown(small), []byte("Interview"), fmt.Appendf(nil, "Fleet %d", i), 1)
}
