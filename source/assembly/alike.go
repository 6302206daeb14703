package assembly

import (
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// What looks like one of the forms and is none, and what other programs end by {{end}}.
var (
	likeInclude = pattern.New(`^\{\{[ \t]*include[ \t]+(?:"([^"{}\n]+)"|([^\s"{}][^"{}\n]*?))[ \t]*\}\}`)
	likeIf      = pattern.New(`^\{\{[ \t]*(?:else[ \t]*)?if[ \t]*(?:not[ \t]*)?editions?\b[^{}\n]*\}\}`)
	others      = pattern.New(`^\{\{-?[ \t]*(?:if|range|with|define|block)\b[^{}\n]*\}\}`)
)

// alike reports what looks like one of the forms at an offset of line l of f, where s begins. It returns how many bytes
// it takes. open counts what other programs have begun in the line.
func (a *assembler) alike(f *file, l line, at int, s string, open *int) int {
	const stays = "it is printed as it stands"
	if m := likeIf.FindString(s); m != "" {
		where := f.span(l.from+at, l.from+at+len(m))
		a.sink.Report(diag.New(diag.PassageOpen, where, "no passage begins here; %s", stays).
			WithHint("a passage begins with {{if edition NAME}} or {{if not edition NAME}}, with a line to itself"))
		return len(m)
	}
	if m := likeInclude.FindStringSubmatch(s); m != nil && readable(m[1]+m[2]) {
		a.sink.Report(diag.New(diag.IncludeUnread, f.span(l.from+at, l.from+at+len(m[0])),
			"%q is not included within a line or a quotation; %s", m[1]+m[2], stays).
			WithHint("give %s a line to itself", m[0]))
		return len(m[0])
	}
	if m := others.FindString(s); m != "" {
		*open++
		return len(m)
	}
	return len("{{")
}

// reserved reports whether a name in braces is that of a form, and reports it if it is within a line.
func (a *assembler) reserved(f *file, l line, name string, at, length int, open *int) bool {
	switch {
	case name != "end" && name != "else":
		return false
	case l.of == other || l.stray != "": // of another program, or reported
	case *open > 0:
		if name == "end" {
			*open--
		}
	default:
		a.sink.Report(diag.New(diag.PassageOpen, f.span(l.from+at, l.from+at+length),
			"{{%s}} is within a line or a quotation; it is printed as it stands", name).
			WithHint("give {{%s}} a line to itself, after one that begins a passage", name))
	}
	return true
}
