package mend

import (
	"bytes"
	"fmt"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
	"example.org/studyguide/source/pattern"
)

var digits = pattern.New(`\d+`)

// number replaces a wrong question number by the corrected one.
func (f *file) number(q *ast.Question) []Edit {
	if q.Number == "" || q.Label == "" || strings.Contains(q.Label, q.Number) || len(q.Title) == 0 {
		return nil
	}
	was := digits.FindString(q.Label)
	is := digits.FindString(q.Number)
	title := f.offset(q.Title[0].Span().Start)
	if was == "" || is != q.Number || strings.Count(q.Label, was) != 1 || title < 0 {
		return nil
	}
	start := f.lines[q.Title[0].Span().Start.Line-1]
	before := string(f.src[start:title])
	if strings.Count(before, was) != 1 || digits.FindString(before) != was {
		return nil
	}
	start += strings.Index(before, was)
	return []Edit{{
		Rule: diag.DupNumber, Line: q.Title[0].Span().Start.Line, Start: start, End: start + len(was), Text: is,
		What: fmt.Sprintf("number %s is %s", was, is),
	}}
}

var fence = pattern.New("^(`{3,}|~{3,})[ \t]*\r?(?:\n|$)")

// listing adds the language to a fenced listing and closes its fence if it is open.
func (f *file) listing(l *ast.Listing, leadIn string, open bool) (edits []Edit) {
	start := f.offset(l.At.Start)
	if start < 0 {
		return nil
	}
	run := strings.TrimRight(string(f.src[start:start+fenceWidth(f.src[start:])]), " ")
	if len(run) < 3 {
		return nil // not a fence: indented, or in tags
	}
	if l.Language == "" && fence.MatchString(string(f.src[start:min(len(f.src), start+len(run)+80)])) {
		if name := listing.Certain(leadIn, l.Text); name != "" {
			edits = append(edits, Edit{
				Rule: diag.ListingLanguage, Line: l.At.Start.Line, Start: start + len(run), End: start + len(run),
				Text: name, What: "the listing is in " + name,
			})
		}
	}
	if end := f.offset(l.At.End); open && end >= 0 {
		margin := strings.Map(func(r rune) rune {
			if r == '>' || r == '\t' {
				return r
			}
			return ' ' // a list marker, which stands on the first line only
		}, string(f.src[f.lines[l.At.Start.Line-1]:start]))
		edits = append(edits, Edit{
			Rule: diag.OpenFence, Line: l.At.Start.Line, Start: end, End: end, Text: f.end + margin + run,
			What: fmt.Sprintf("the fence is closed after line %d", l.At.End.Line),
		})
	}
	return edits
}

// fenceWidth returns the length of the run of fence characters at the start of s; 0 if there is none.
func fenceWidth(s []byte) int {
	if len(s) == 0 || s[0] != '`' && s[0] != '~' {
		return 0
	}
	return len(s) - len(bytes.TrimLeft(s, string(s[:1])))
}
