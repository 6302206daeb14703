package html

import (
	"encoding/json"
	"fmt"
	"strings"

	"example.org/studyguide/render/markup"
	"example.org/studyguide/source/words"
)

// tools writes what the script needs: hidden, since nothing in it works without the script.
func (p *page) tools() {
	p.toolbox(words.Practice)
	p.Start("div", "class", "row")
	p.button(words.PracticeReview, "id", "review", "class", "main")
	p.button(words.PracticeTest, "id", "test")
	p.button(words.PracticeShow, "id", "open", "aria-pressed", "false")
	p.EndLine()
	p.find()
	p.folder(strings.Join([]string{p.lang.Text(words.PracticeQuestions), p.lang.Text(words.PracticeMinutes),
		p.lang.Text(words.PracticeShuffle)}, " · "), p.settings)
	p.folder(p.lang.Text(words.PracticeKeys), p.keys)
	p.folder(p.lang.Text(words.PracticeProgress), p.kept)
	p.EndLine()
	p.EndLine()
	p.running()
	p.live()
}

// overview writes the tools of a page that only lists the questions of others: what is known of them, and how to find
// them.
func (p *page) overview() {
	p.toolbox(words.PracticeProgress)
	p.find()
	p.folder(p.lang.Text(words.PracticeKeys), p.keys)
	p.folder(p.lang.Text(words.PracticeProgress), p.kept)
	p.EndLine()
	p.EndLine()
	p.live()
}

// toolbox opens the box of the tools, and the form in it.
func (p *page) toolbox(title words.Concept) {
	p.Start("section", "id", "tools", "class", "tools", "aria-labelledby", "h-practice",
		"hidden", "hidden", "data-scripted", "1")
	p.Text("\n")
	p.Line("h2", p.lang.Text(title), "id", "h-practice")
	p.Line("div", "", "id", "map", "aria-hidden", "true")
	p.Line("p", "", "id", "sum", "role", "status")
	p.Line("p", p.lang.Text(words.PracticeUnkept), "id", "unkept", "hidden", "hidden")
	p.Start("form", "id", "filters")
	p.Text("\n")
}

// live writes where the script says what happens.
func (p *page) live() { p.Line("p", "", "id", "live", "class", "sr", "role", "status") }

// folder writes tools that are folded away under a title.
func (p *page) folder(title string, write func()) {
	p.Start("details", "class", "more")
	p.Text("\n")
	p.Line("summary", title)
	write()
	p.EndLine()
}

// button writes a button.
func (p *page) button(text words.Concept, attrs ...string) {
	p.Line("button", p.lang.Text(text), append([]string{"type", "button"}, attrs...)...)
}

// label opens the label of a field, which the caller ends.
func (p *page) label(text words.Concept, class string) {
	p.Start("label", "class", class)
	p.Start("span")
	p.Text(p.lang.Text(text))
	p.End()
}

// find writes the fields by which questions are found. The script fills in the choices.
func (p *page) find() {
	p.Start("div", "class", "row find")
	p.Text("\n")
	p.label(words.PracticeSearch, "whole")
	p.Empty("input", "name", "text", "type", "search", "autocomplete", "off")
	p.EndLine()
	for _, f := range []struct {
		name string
		text words.Concept
	}{
		{"section", words.PracticeSection},
		{"difficulty", words.IndexDifficulty},
		{"tag", words.PracticeTag},
		{"state", words.PracticeState},
	} {
		p.label(f.text, "")
		p.Start("select", "name", f.name)
		p.Raw(`<option value="">`)
		p.Text(p.lang.Text(words.PracticeAll))
		p.Raw("</option>")
		p.End()
		p.EndLine()
	}
	p.EndLine()
	p.Line("p", "", "id", "count", "role", "status")
}

// settings writes the fields of reviews and tests.
func (p *page) settings() {
	p.Start("div", "class", "row")
	p.Text("\n")
	for _, f := range []struct {
		name, value, most string
		text              words.Concept
	}{
		{"n", "20", "9999", words.PracticeQuestions},
		{"minutes", "30", "999", words.PracticeMinutes},
		{"seed", "1", "99999", words.PracticeSeed},
	} {
		p.label(f.text, "small")
		p.Empty("input", "name", f.name, "type", "number", "min", "1", "max", f.most, "value", f.value)
		p.EndLine()
	}
	p.tick("shuffle", words.PracticeShuffle)
	p.EndLine()
}

// kept writes what the learner knows, and what can be done with it.
func (p *page) kept() {
	p.Line("table", "", "id", "chart", "aria-label", p.lang.Text(words.PracticeProgress))
	p.Start("div", "class", "row")
	p.button(words.PracticeSave, "id", "save")
	p.button(words.PracticeLoad, "id", "load")
	p.button(words.PracticeForget, "id", "forget")
	p.Empty("input", "id", "file", "type", "file", "accept", "application/json,.json", "hidden", "hidden",
		"aria-label", p.lang.Text(words.PracticeLoad))
	p.EndLine()
}

// keys writes the shortcuts, and the switch that turns them off (WCAG 2.2, 2.1.4).
func (p *page) keys() {
	p.Start("div", "class", "row")
	p.tick("keys", words.PracticeKeys)
	p.EndLine()
	p.Start("p", "class", "keys")
	for _, k := range []struct {
		key  string
		does words.Concept
	}{
		{"Space", words.Answer}, {"1", words.PracticeDont}, {"2", words.PracticePartly}, {"3", words.PracticeKnow},
		{"J", words.PracticeNext}, {"K", words.PracticePrevious}, {"/", words.PracticeSearch},
		{"Esc", words.PracticeStop},
	} {
		p.Line("kbd", k.key)
		p.Text(p.lang.Text(k.does) + " \n")
	}
	p.EndLine()
}

// tick writes a check box.
func (p *page) tick(name string, text words.Concept) {
	p.Start("label", "class", "tick")
	p.Empty("input", "name", name, "type", "checkbox")
	p.Text(" " + p.lang.Text(text))
	p.EndLine()
}

// running writes what shows while a learner is asked, and what the end is.
func (p *page) running() {
	p.Start("section", "class", "run", "aria-label", p.lang.Text(words.PracticeProgress))
	p.Text("\n")
	p.Line("span", "", "id", "left")
	p.Line("progress", "", "id", "step", "max", "1", "value", "0", "aria-label", p.lang.Text(words.PracticeProgress))
	p.Line("span", "", "id", "clock")
	p.button(words.PracticeStop, "id", "stop")
	p.EndLine()
	p.Start("section", "id", "result", "class", "result", "aria-labelledby", "h-result", "hidden", "hidden")
	p.Text("\n")
	p.Line("h2", p.lang.Text(words.PracticeResult), "id", "h-result", "tabindex", "-1")
	p.Line("p", "", "id", "score")
	p.Line("table", "", "id", "scores", "aria-labelledby", "h-result")
	p.Line("h3", p.lang.Text(words.PracticeWrong))
	p.Line("ul", "", "id", "missed")
	p.EndLine()
	p.Start("template", "id", "marks")
	p.Start("div", "class", "marks", "role", "group", "aria-label", p.lang.Text(words.PracticeProgress))
	p.button(words.PracticeDont, "value", "1", "aria-keyshortcuts", "1")
	p.button(words.PracticePartly, "value", "2", "aria-keyshortcuts", "2")
	p.button(words.PracticeKnow, "value", "3", "aria-keyshortcuts", "3")
	p.button(words.PracticeNext, "class", "next main")
	p.End()
	p.EndLine()
}

// spoken returns the words that the script says, as a block of data.
func (p *page) spoken() (string, error) {
	said := map[string]words.Concept{
		"new": words.PracticeNew, "dont": words.PracticeDont, "partly": words.PracticePartly,
		"know": words.PracticeKnow, "due": words.PracticeDue, "right": words.PracticeRight,
		"wrong": words.PracticeWrong, "time-left": words.PracticeTimeLeft, "time-up": words.PracticeTimeUp,
		"nothing-due": words.PracticeDone, "next-review": words.PracticeAgain, "forget": words.PracticeForget,
		"not-progress": words.PracticeUnlike,
	}
	texts := map[string]string{}
	for name, c := range said {
		texts[name] = p.lang.Text(c, "time", "{time}", "date", "{date}")
	}
	out, err := json.Marshal(texts) // sorted by name, with <, > and & escaped
	if err != nil {
		return "", fmt.Errorf("writing the words of the page: %w", err)
	}
	return `<script type="application/json" id="words">` + string(out) + "</script>\n", nil
}

// file returns the name of the file that progress is saved to.
func (p *page) file() string {
	return strings.Trim(markup.Slug(p.title)+"-progress.json", "-")
}
