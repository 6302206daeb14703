package markup

import "example.org/studyguide/source/diag"

// speak writes what write does in a language; "" goes on in the one before.
func (w *textWriter) speak(tag string, write func()) {
	before := w.spoken
	if tag == "" || tag == before {
		write()
		return
	}
	w.Start("span", "lang", tag, "xml:lang", w.inXML(tag))
	w.spoken = tag
	write()
	w.spoken = before
	w.End()
}

// say writes text that stands at a place of the source, with the languages of what is in it.
func (w *textWriter) say(text string, at diag.Span) {
	if w.spoken != "" {
		w.Text(text)
		return
	}
	for _, s := range w.Tongues.Stretches(text, at) {
		w.speak(s.Language, func() { w.Text(s.Text) })
	}
}
