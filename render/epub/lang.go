package epub

import "studyguide/source/diag"

// speak writes what write does in a language; "" goes on in the one before.
func (w *textWriter) speak(tag string, write func()) {
	before := w.spoken
	if tag == "" || tag == before {
		write()
		return
	}
	w.start("span", "lang", tag, "xml:lang", tag)
	w.spoken = tag
	write()
	w.spoken = before
	w.end()
}

// say writes text that stands at a place of the source, with the languages of what is in it.
func (w *textWriter) say(text string, at diag.Span) {
	if w.spoken != "" {
		w.text(text)
		return
	}
	for _, s := range w.tongues.Stretches(text, at) {
		w.speak(s.Language, func() { w.text(s.Text) })
	}
}
