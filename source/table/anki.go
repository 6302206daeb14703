package table

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/bank/record"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// An ankiHead is what the first lines of a text export of Anki say (docs.ankiweb.net/importing/text-files.html).
type ankiHead struct {
	separator  byte
	html, said bool // said: there is a line for html
	columns    []string
	roles      map[int]record.Role // by column, from 0
	deck       string
	tags       string
	size       int // bytes of the lines
}

var ankiLine = pattern.New(`^#(separator|html|tags|deck|notetype|guid|columns|if matches)( column)?:(.*)$`)

// readAnki reads the lines at the start of an export; ok is false if there are none.
func readAnki(src string) (h ankiHead, ok bool) {
	h = ankiHead{separator: '\t', roles: map[int]record.Role{}}
	for line := range strings.Lines(src) {
		if !strings.HasPrefix(line, "#") {
			break
		}
		m := ankiLine.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		if m == nil && !ok {
			return h, false
		}
		h.size += len(line)
		if m != nil {
			ok = true
			h.take(m[1], m[2] != "", m[3])
		}
	}
	return h, ok
}

// take takes one line.
func (h *ankiHead) take(key string, column bool, value string) {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	switch {
	case column && (err != nil || n < 1):
	case column:
		h.roles[n-1] = map[string]record.Role{"tags": record.Tags, "deck": record.Section}[key]
		if h.roles[n-1] == record.Unknown {
			h.roles[n-1] = record.Ignored
		}
	case key == "separator":
		names := map[string]byte{"tab": '\t', "comma": ',', "semicolon": ';', "pipe": '|', "space": ' ', "colon": ':'}
		name := strings.ToLower(strings.TrimSpace(value))
		if c, ok := names[name]; ok {
			h.separator = c
		} else if len(strings.Trim(value, " ")) == 1 {
			h.separator = strings.Trim(value, " ")[0]
		}
	case key == "html":
		h.html, h.said = strings.EqualFold(strings.TrimSpace(value), "true"), true
	case key == "deck":
		h.deck = strings.TrimSpace(value)
	case key == "tags":
		h.tags = strings.TrimSpace(value)
	case key == "columns":
		h.columns = strings.Split(value, string(h.separator))
	}
}

// path returns the titles of the sections that a deck stands for: "A::B".
func (h ankiHead) path(deck string) []string {
	var out []string
	for title := range strings.SplitSeq(deck, "::") {
		if title = strings.TrimSpace(title); title != "" {
			out = append(out, title)
		}
	}
	return out
}

// language returns the language of cells.
func (h ankiHead) language() bank.Language {
	if h.html {
		return bank.HTML
	}
	return bank.Plain
}

// fieldsOf returns the fields of a note.
func (h ankiHead) fieldsOf(row []*record.Node) (fields []record.Field, path []string) {
	path = h.path(h.deck)
	place := 0
	for i, cell := range row {
		f := record.Field{Name: "column " + strconv.Itoa(i+1), At: cell.At, Value: cell, Role: h.roles[i]}
		if i < len(h.columns) && strings.TrimSpace(h.columns[i]) != "" {
			f.Name = strings.TrimSpace(h.columns[i])
		}
		switch f.Role {
		case record.Section:
			path = h.path(cell.String())
			continue
		case record.Tags:
			f.Value = spaced(cell)
		case record.Unknown:
			switch place++; place {
			case 1:
				f.Role = record.Question
			case 2:
				f.Role = record.Answer
			}
		}
		fields = append(fields, f)
	}
	return fields, path
}

// spaced returns the words of a cell as a list.
func spaced(cell *record.Node) *record.Node {
	out := &record.Node{Kind: record.List, At: cell.At}
	for _, tag := range strings.Fields(cell.String()) {
		v := bank.Fixed(strings.ReplaceAll(tag, "::", "/"), cell.At)
		out.Items = append(out.Items, &record.Node{Kind: record.Text, Value: v, At: cell.At})
	}
	return out
}

// sound matches what Anki plays.
var sound = pattern.New(`\[sound:[^\[\]\n]+\]`)

// silent returns a text without what is played, and how much that is.
func silent(t bank.Text) (bank.Text, int) {
	s, n := t.String(), 0
	if !strings.Contains(s, "[sound:") {
		return t, 0
	}
	var out bank.Text
	at := 0
	for {
		m := sound.FindStringIndex(s[at:])
		if m == nil {
			break
		}
		out.Append(t.Slice(at, at+m[0]))
		at += m[1]
		n++
	}
	out.Append(t.Slice(at, len(s)))
	return out, n
}

// reportSounds reports that recordings are left out.
func reportSounds(n int, at diag.Span, sink diag.Sink) {
	if n > 0 {
		sink.Report(diag.New(diag.LeftOut, at, "left out: %s, the first here",
			plural(n, "recording", "recordings")))
	}
}
