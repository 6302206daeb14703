package source_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
	"testing"
)

// A quizzed is a question of a generated guide, from which each format is written.
type quizzed struct {
	topic   string
	asked   string
	options []string // four
	right   int      // index of options
	because string   // a sentence
	first   []string // a paragraph: words, of which the second of three is set apart
	items   []string
	listing string // empty: none
	last    string // a paragraph
}

func (q quizzed) letter() string { return string(rune('A' + q.right)) }

// A vocabulary is what sentences of a language are made of. Each asks with a title of its own, since words are joined
// at random.
type vocabulary struct {
	name                  string
	asks, verbs, links    []string
	nouns, qualities      []string
	gap, stop, questioned string // between words, after sentences, after questions
}

// vocabularies are those of three scripts: words with spaces between them in Latin and in Cyrillic letters; Chinese.
func vocabularies() []vocabulary {
	return []vocabulary{
		{"latin", strings.Fields("Why How When Where"),
			strings.Fields("carries keeps holds feeds divides follows joins reaches"),
			strings.Fields("and since while but although"),
			strings.Fields("river valley harbour mill bridge current lock canal basin estuary flood meadow channel weir"),
			strings.Fields("northern shallow narrow ancient quiet broad sheltered distant steady muddy"), " ", ".", "?"},
		{"russian", strings.Fields("Почему Как Когда Где"),
			strings.Fields("несёт держит питает делит ведёт соединяет хранит сменяет"), strings.Fields("и поскольку пока но хотя"),
			strings.Fields("река долина гавань мельница мост течение шлюз канал устье паводок берег русло плотина озеро"),
			strings.Fields("северная мелкая узкая древняя тихая широкая дальняя ровная мутная"), " ", ".", "?"},
		{"chinese", strings.Fields("为什么 如何 什么时候 哪里"), strings.Fields("带来 保持 分开 连接 到达 养育 跟随 改变"),
			strings.Fields("并且 因为 同时 但是 虽然"), strings.Fields("河流 山谷 港口 磨坊 桥梁 水流 船闸 运河 河口 洪水 草地 水坝 湖泊"),
			strings.Fields("北方的 浅浅的 狭窄的 古老的 安静的 宽阔的 遥远的 平稳的"), "", "。", "？"},
	}
}

// A speaker makes sentences of a vocabulary, the same each time.
type speaker struct {
	vocabulary
	*rand.Rand
}

func (s speaker) of(words []string) string { return words[s.IntN(len(words))] }

// clause returns a subject, a verb and an object.
func (s speaker) clause() []string {
	return []string{s.of(s.qualities), s.of(s.nouns), s.of(s.verbs), s.of(s.qualities), s.of(s.nouns)}
}

// sentence returns n clauses as words.
func (s speaker) sentence(n int) []string {
	words := s.clause()
	for range n - 1 {
		words = append(append(words, s.of(s.links)), s.clause()...)
	}
	return words
}

func (s speaker) say(n int) string { return strings.Join(s.sentence(n), s.gap) + s.stop }

func (s speaker) question(topic string, number int) quizzed {
	q := quizzed{topic: topic, right: s.IntN(4), because: s.say(2), last: s.say(3) + s.gap + s.say(2)}
	asked := append([]string{s.of(s.asks)}, s.sentence(2)...)
	q.asked = fmt.Sprint(strings.Join(asked, s.gap), s.gap, number, s.questioned)
	for i := range 4 {
		q.options = append(q.options, fmt.Sprint(strings.Join(s.clause()[3:], s.gap), s.gap, number+i))
	}
	for range 3 {
		q.first = append(q.first, strings.Join(s.sentence(2), s.gap))
	}
	for range s.IntN(4) {
		q.items = append(q.items, s.say(1))
	}
	if number%5 == 0 {
		q.listing = fmt.Sprintf("func flow%d(level int) int {\n    if level > %d {\n        return level * 2\n    }\n"+
			"    return level\n}", number, number)
	}
	return q
}

// quizzes returns as many questions of a language as have bytes of text.
func quizzes(words vocabulary, bytes int) []quizzed {
	s := speaker{words, rand.New(rand.NewPCG(1, 2))}
	var out []quizzed
	topic := ""
	for size := 0; size < bytes; {
		if len(out)%20 == 0 {
			topic = fmt.Sprint(s.of(s.qualities), s.gap, s.of(s.nouns), " ", len(out)/20)
		}
		q := s.question(topic, len(out)+1)
		out = append(out, q)
		size += len(q.asked) + len(strings.Join(q.first, "")) + len(q.last)
	}
	return out
}

// A written format is how a guide is written in it.
type written struct {
	file  string // what the guide is called
	write func(title string, qs []quizzed) string
}

// writtenFormats are all forms in which questions are read.
func writtenFormats() []written {
	return []written{
		{"bank.csv", writeCSV}, {"deck.tsv", writeTSV}, {"bank.json", writeJSON}, {"bank.jsonl", writeJSONL},
		{"bank.yaml", writeYAML}, {"bank.gift", writeGIFT}, {"bank.aiken", writeAiken}, {"trivia.txt", writeTrivia},
		{"moodle.xml", writeMoodle}, {"qti1.xml", writeQTI1}, {"qti2.zip", writeQTI2}, {"cards.txt", writeCards},
		{"guide.ipynb", writeNotebook}, {"guide.docx", writeDocx}, {"guide.html", writeHTML},
		{"guide.md", writeMarkdown}, {"guide.mdx", writeMDX}, {"guide.txt", writeText}, {"guide.rst", writeRST},
		{"guide.org", writeOrg},
	}
}

func writeCSV(_ string, qs []quizzed) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"question", "A", "B", "C", "D", "answer", "explanation", "topic"}}
	for _, q := range qs {
		rows = append(rows, append(append([]string{q.asked}, q.options...), q.letter(), q.because+" "+q.last, q.topic))
	}
	if err := w.WriteAll(rows); err != nil {
		panic(err) // writing to memory
	}
	return b.String()
}

func writeTSV(_ string, qs []quizzed) string {
	var b strings.Builder
	b.WriteString("#separator:tab\n#html:true\n")
	for _, q := range qs {
		fmt.Fprintf(&b, "%s\t<p>%s, <b>%s</b>, %s.</p><ul>%s</ul>%s\n", html.EscapeString(q.asked), q.first[0], q.first[1],
			q.first[2], wrapped("<li>%s</li>", q.items), q.last)
	}
	return b.String()
}

func wrapped(form string, items []string) string {
	var b strings.Builder
	for _, it := range items {
		fmt.Fprintf(&b, form, it)
	}
	return b.String()
}

// entry is a question as an object of a bank.
type entry struct {
	Question    string   `json:"question"`
	Options     []string `json:"options"`
	Answer      string   `json:"answer"`
	Explanation string   `json:"explanation"`
	Category    string   `json:"category"`
}

func entries(qs []quizzed) []entry {
	var out []entry
	for _, q := range qs {
		out = append(out, entry{q.asked, q.options, q.options[q.right], q.because + " " + q.last, q.topic})
	}
	return out
}

func encoded(v any, indent string) string {
	src, err := json.MarshalIndent(v, "", indent)
	if err != nil {
		panic(err) // strings can be written
	}
	return string(src)
}

func writeJSON(_ string, qs []quizzed) string { return encoded(entries(qs), "  ") }

func writeJSONL(_ string, qs []quizzed) string {
	var b strings.Builder
	for _, e := range entries(qs) {
		b.WriteString(strings.ReplaceAll(encoded(e, ""), "\n", "") + "\n")
	}
	return b.String()
}

func writeYAML(_ string, qs []quizzed) string {
	var b strings.Builder
	for _, e := range entries(qs) {
		fmt.Fprintf(&b, "- question: %q\n  options:\n%s  answer: %q\n  explanation: |\n    %s\n  category: %q\n",
			e.Question, wrapped("    - %q\n", e.Options), e.Answer, e.Explanation, e.Category)
	}
	return b.String()
}

func writeGIFT(_ string, qs []quizzed) string {
	var b strings.Builder
	topic := ""
	for _, q := range qs {
		if q.topic != topic {
			topic = q.topic
			fmt.Fprintf(&b, "$CATEGORY: %s\n\n", topic)
		}
		fmt.Fprintf(&b, "%s {\n", q.asked)
		for i, o := range q.options {
			fmt.Fprintf(&b, "%s%s#%s\n", map[bool]string{true: "=", false: "~"}[i == q.right], o, q.because)
		}
		fmt.Fprintf(&b, "####%s\n}\n\n", q.last)
	}
	return b.String()
}

func writeAiken(_ string, qs []quizzed) string {
	var b strings.Builder
	for _, q := range qs {
		fmt.Fprintf(&b, "%s\nA. %s\nB. %s\nC. %s\nD. %s\nANSWER: %s\n\n", q.asked, q.options[0], q.options[1], q.options[2],
			q.options[3], q.letter())
	}
	return b.String()
}

func writeTrivia(_ string, qs []quizzed) string {
	var b strings.Builder
	for _, q := range qs {
		fmt.Fprintf(&b, "#Q %s\n^ %s\nA %s\nB %s\nC %s\nD %s\n\n", q.asked, q.options[q.right], q.options[0], q.options[1],
			q.options[2], q.options[3])
	}
	return b.String()
}

func writeMoodle(_ string, qs []quizzed) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\"?>\n<quiz>\n")
	for i, q := range qs {
		fmt.Fprintf(&b, "<question type=\"multichoice\">\n<name><text>Q%d</text></name>\n<questiontext format=\"html\">"+
			"<text><![CDATA[<p>%s</p>]]></text></questiontext>\n<generalfeedback format=\"html\"><text><![CDATA[<p>%s, <b>%s</b>."+
			"</p>]]></text></generalfeedback>\n<single>true</single>\n", i, q.asked, q.first[0], q.first[1])
		for i, o := range q.options {
			fmt.Fprintf(&b, "<answer fraction=\"%d\" format=\"html\"><text>&lt;p&gt;%s&lt;/p&gt;</text><feedback><text>%s</text>"+
				"</feedback></answer>\n", map[bool]int{true: 100}[i == q.right], o, q.because)
		}
		b.WriteString("</question>\n")
	}
	return b.String() + "</quiz>\n"
}

func writeQTI1(title string, qs []quizzed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<questestinterop><assessment title=%q><section>\n", title)
	for i, q := range qs {
		fmt.Fprintf(&b, `<item ident="i%d"><presentation><material><mattext texttype="text/html">&lt;p&gt;%s&lt;/p&gt;</mattext>`+
			`</material><response_lid ident="r" rcardinality="Single"><render_choice>`+"\n", i, q.asked)
		for i, o := range q.options {
			fmt.Fprintf(&b, `<response_label ident="%c"><material><mattext>%s</mattext></material></response_label>`+"\n", 'A'+i, o)
		}
		fmt.Fprintf(&b, `</render_choice></response_lid></presentation><resprocessing><outcomes><decvar varname="SCORE"/>`+
			`</outcomes><respcondition><conditionvar><varequal respident="r">%s</varequal></conditionvar><setvar>100</setvar>`+
			`</respcondition></resprocessing><itemfeedback ident="f"><material><mattext>%s</mattext></material></itemfeedback>`+
			"</item>\n", q.letter(), q.last)
	}
	return b.String() + "</section></assessment></questestinterop>\n"
}

// writeQTI2 returns a package of which each item is a file.
func writeQTI2(_ string, qs []quizzed) string {
	files := map[string]string{}
	var list strings.Builder
	for i, q := range qs {
		name := fmt.Sprintf("item%04d.xml", i)
		fmt.Fprintf(&list, `<resource identifier="i%d" type="imsqti_item_xmlv2p1" href="%s"/>`, i, name)
		var choices strings.Builder
		for i, o := range q.options {
			fmt.Fprintf(&choices, `<simpleChoice identifier="%c">%s</simpleChoice>`+"\n", 'A'+i, o)
		}
		files[name] = fmt.Sprintf(`<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" `+
			`identifier="i%d" title="%s"><responseDeclaration identifier="R" cardinality="single" baseType="identifier">`+
			`<correctResponse><value>%s</value></correctResponse></responseDeclaration><itemBody><p>%s, <b>%s</b>.</p>`+
			`<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>%s</prompt>%s</choiceInteraction></itemBody>`+
			`</assessmentItem>`, i, q.topic, q.letter(), q.first[0], q.first[1], q.asked, choices.String())
	}
	files["imsmanifest.xml"] = "<manifest><resources>" + list.String() + "</resources></manifest>"
	return packed(files)
}

// packed returns an archive of files.
func packed(files map[string]string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(content))
		}
		if err != nil {
			panic(err) // writing to memory
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

func writeCards(_ string, qs []quizzed) string {
	var b strings.Builder
	for _, q := range qs {
		fmt.Fprintf(&b, "%s::%s, %s. %s\n", q.asked, q.first[0], q.first[1], q.last)
	}
	return b.String()
}

func writeNotebook(title string, qs []quizzed) string {
	type cell struct {
		Type    string         `json:"cell_type"`
		Meta    map[string]any `json:"metadata"`
		Source  []string       `json:"source"`
		Outputs []any          `json:"outputs,omitempty"`
	}
	lines := func(s string) []string { return strings.SplitAfter(s, "\n") }
	cells := []cell{{"markdown", map[string]any{}, []string{"# " + title}, nil}}
	for _, q := range qs {
		q, listing := q, q.listing
		q.listing = ""
		cells = append(cells, cell{"markdown", map[string]any{}, lines(markdownQuestion(q)), nil})
		if listing != "" {
			cells = append(cells, cell{"code", map[string]any{}, lines(listing),
				[]any{map[string]any{"output_type": "stream", "name": "stdout", "text": []string{"4\n", "5\n"}}}})
		}
	}
	return encoded(map[string]any{"nbformat": 4, "nbformat_minor": 5, "cells": cells,
		"metadata": map[string]any{"kernelspec": map[string]any{"language": "go", "name": "gophernotes"}}}, " ")
}

func writeDocx(title string, qs []quizzed) string {
	const space = "http://schemas.openxmlformats.org/"
	para := func(style string, runs ...string) string {
		var b strings.Builder
		fmt.Fprintf(&b, `<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="%s"/><w:rPr><w:lang w:val="en-US"/></w:rPr></w:pPr>`, style)
		for i, r := range runs {
			bold := []string{"", "<w:b/>"}[i%2]
			fmt.Fprintf(&b, `<w:r w:rsidRPr="00AB12CD"><w:rPr>%s<w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`,
				bold, html.EscapeString(r))
		}
		return b.String() + "</w:p>\n"
	}
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><w:document xmlns:w="` + space + `wordprocessingml/2006/main"><w:body>` +
		para("Title", title))
	topic := ""
	for _, q := range qs {
		if q.topic != topic {
			topic = q.topic
			b.WriteString(para("Heading1", topic))
		}
		b.WriteString(para("Heading2", q.asked) + para("BodyText", q.first[0]+", ", q.first[1], ", "+q.first[2]+"."))
		for _, it := range q.items {
			b.WriteString(para("ListBullet", it))
		}
		b.WriteString(para("BodyText", q.last))
	}
	b.WriteString("</w:body></w:document>")
	return packed(map[string]string{
		"[Content_Types].xml": `<Types xmlns="` + space + `package/2006/content-types"><Override PartName="/word/document.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels": `<Relationships xmlns="` + space + `package/2006/relationships"><Relationship Id="r1" Type="` + space +
			`officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": b.String(),
	})
}

// sectioned writes a guide of sections: its title, the title of each section, and each question.
func sectioned(title string, qs []quizzed, section func(string) string, question func(quizzed) string) string {
	var b strings.Builder
	b.WriteString(title)
	topic := ""
	for _, q := range qs {
		if q.topic != topic {
			topic = q.topic
			b.WriteString(section(topic))
		}
		b.WriteString(question(q))
	}
	return b.String()
}

func writeHTML(title string, qs []quizzed) string {
	return sectioned("<!DOCTYPE html>\n<html><head><title>"+title+"</title></head><body><main><h1>"+title+"</h1>\n", qs,
		func(topic string) string { return "<h2>" + topic + "</h2>\n" },
		func(q quizzed) string {
			s := fmt.Sprintf("<h3 id=\"q%s\">%s</h3>\n<p class=\"lead\">%s, <strong>%s</strong>, <a href=\"https://flow.example\">%s</a>."+
				"</p>\n<ul>\n%s</ul>\n<p>%s</p>\n", q.letter(), html.EscapeString(q.asked), q.first[0], q.first[1], q.first[2],
				wrapped("<li>%s</li>\n", q.items), q.last)
			if q.listing != "" {
				s += "<pre><code class=\"language-go\">" + html.EscapeString(q.listing) + "</code></pre>\n"
			}
			return s
		}) + "</main></body></html>\n"
}

func markdownQuestion(q quizzed) string {
	s := fmt.Sprintf("## %s\n\n%s, **%s**, [%s](https://flow.example).\n\n", q.asked, q.first[0], q.first[1], q.first[2])
	if len(q.items) > 0 {
		s += wrapped("- %s\n", q.items) + "\n"
	}
	if q.listing != "" {
		s += "```go\n" + q.listing + "\n```\n\n"
	}
	return s + q.last + "\n\n"
}

func writeMarkdown(title string, qs []quizzed) string {
	return sectioned("# "+title+"\n\n", qs, func(topic string) string { return "# " + topic + "\n\n" }, markdownQuestion)
}

func writeMDX(title string, qs []quizzed) string {
	return sectioned("---\ntitle: "+title+"\n---\n\nimport Tabs from '@theme/Tabs';\n\n", qs,
		func(topic string) string { return "## " + topic + "\n\n" },
		func(q quizzed) string {
			return fmt.Sprintf("### %s {#q%s}\n\n%s, **%s**.\n\n:::tip[%s]\n\n%s\n\n:::\n\n<Tabs>\n<TabItem value=\"a\" label=\"%s\">\n\n"+
				"%s\n\n</TabItem>\n<TabItem value=\"b\" label=\"%s\">\n\n%s\n\n</TabItem>\n</Tabs>\n\n", q.asked, q.letter(), q.first[0], q.first[1],
				q.options[0], q.last, q.options[1], q.because, q.options[2], q.first[2])
		})
}

func writeText(title string, qs []quizzed) string {
	number := 0
	return sectioned(title+"\n\n", qs, func(topic string) string { return topic + "\n\n" }, func(q quizzed) string {
		number++
		return fmt.Sprintf("%d. %s\n\n%s, %s.\n\n%s%s\n\n", number, q.asked, q.first[0], q.first[1],
			wrapped("   * %s\n", q.items), q.last)
	})
}

func writeRST(title string, qs []quizzed) string {
	under := func(s, with string) string { return s + "\n" + strings.Repeat(with, 2*len([]rune(s))) + "\n\n" }
	return sectioned(under(title, "="), qs, func(topic string) string { return under(topic, "-") },
		func(q quizzed) string {
			s := under(q.asked, "~") + fmt.Sprintf("%s, **%s**, `%s <https://flow.example>`_.\n\n", q.first[0], q.first[1],
				q.first[2]) + wrapped("* %s\n", q.items) + "\n"
			if q.listing != "" {
				s += ".. code-block:: go\n\n    " + strings.ReplaceAll(q.listing, "\n", "\n    ") + "\n\n"
			}
			return s + q.last + "\n\n"
		})
}

func writeOrg(title string, qs []quizzed) string {
	return sectioned("#+TITLE: "+title+"\n\n", qs, func(topic string) string { return "* " + topic + "\n\n" },
		func(q quizzed) string {
			s := fmt.Sprintf("** %s\n\n%s, *%s*, [[https://flow.example][%s]].\n\n", q.asked, q.first[0], q.first[1], q.first[2]) +
				wrapped("- %s\n", q.items) + "\n"
			if q.listing != "" {
				s += "#+BEGIN_SRC go\n" + q.listing + "\n#+END_SRC\n\n"
			}
			return s + q.last + "\n\n"
		})
}

// unpacked returns how many bytes of text a file has: those in the files of an archive.
func unpacked(tb testing.TB, src string) int {
	tb.Helper()
	if !strings.HasPrefix(src, "PK") {
		return len(src)
	}
	z, err := zip.NewReader(strings.NewReader(src), int64(len(src)))
	if err != nil {
		tb.Fatal(err)
	}
	size := 0
	for _, f := range z.File {
		size += int(f.UncompressedSize64)
	}
	return size
}
