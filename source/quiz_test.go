package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"example.org/studyguide/render"
	"example.org/studyguide/render/markdown"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/loss"
)

// TestQuizzesAreKnownByTheirContent checks which texts are taken for the formats of quiz programs, under names that say
// nothing and, for XML, under the name that all of them have.
func TestQuizzesAreKnownByTheirContent(t *testing.T) {
	const code = "What does this print?\n\nfunc f() {\n\tif x {\n\t\treturn map[string]int{}\n\t}\n}\n\nAnd T{F}?\n"
	for _, c := range []struct{ name, src, want string }{
		{"q.txt", "Is it?{T}\n\nWhat is it?{=this ~that}\n", "gift"},
		{"q", "::Q1::Is it?{TRUE#no}\n", "gift"},
		{"q.text", "// comment\n\nHow many?{#3:1}\n\nTell it.{}\n\nWhat?{\n  =a\n  ~b\n}\n", "gift"},
		{"q.txt", "::Q1::Tell it.{}\n", "gift"},
		{"q.txt", code, "text"},
		{"q.txt", "Sets like {1, 2} and {a, b}.\n\nWhat is {x}?\n", "text"},
		{"q.txt", "body {\n  color: red;\n}\np {\n  margin: 0;\n}\n", "text"},
		{"q.txt", `\frac{=1}{2}` + " and {a} and {b} and {c}\n", "text"},
		{"q.txt", "What is it?\nA. this\nB. that\nANSWER: A\n\nWhy?\nA) so\nB) not\nANSWER: B\n", "aiken"},
		{"q.txt", "A paper\n\nWhat is it?\nA. this\nB. that\nANSWER: A\n\nA note.\n", "text"},
		{"q.txt", "What is it?\nA. this\nB. that\nAnswer: A\n", "text"},
		{"q.xml", "<?xml version='1.0'?>\n<quiz><question type='essay'/></quiz>", "moodle"},
		{"q", "<!-- x --><quiz>", "moodle"},
		{"q.xml", "<questestinterop/>", "qti"},
		{"q.xml", "<a:assessmentItem xmlns:a='x'/>", "qti"},
		{"q.txt", "<qti-assessment-test/>", "qti"},
		{"q.xml", "<rss/>", "moodle"},
		{"q.txt", strings.Repeat("#Q Who?\n^ He\nA She\nB He\n\n", 3), "trivia"},
		{"q.txt", strings.Repeat("#Q Who?\nA She\nB He\n\n", 3), "text"},
		{"q.aiken", "no questions", "aiken"},
		{"Q.GIFT", "no questions", "gift"},
	} {
		if _, got := source.Text(c.name, []byte(c.src), source.Options{}); got != c.want {
			t.Errorf("%s %q is read as %s, want %s", c.name, c.src, got, c.want)
		}
	}
}

// TestPackagesAreKnownByTheirManifest checks that an archive is read if it is a content package, whatever its name.
func TestPackagesAreKnownByTheirManifest(t *testing.T) {
	pack := func(manifest string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, text := range map[string]string{
			manifest: `<manifest><resources><resource type="imsqti_item_xmlv2p1" href="a.xml"/></resources></manifest>`,
			"a.xml": `<assessmentItem title="T"><itemBody><p>What is rain?</p><extendedTextInteraction/></itemBody>` +
				`</assessmentItem>`,
		} {
			f, err := w.Create(name)
			if err == nil {
				_, err = f.Write([]byte(text))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, name := range []string{"q.zip", "q.imscc", "q"} {
		g, err := source.LoadBytes(name, pack("imsmanifest.xml"), source.Options{}, &diag.List{})
		if err != nil || len(g.AllQuestions()) != 1 || g.AllQuestions()[0].PlainTitle() != "What is rain?" {
			t.Errorf("%s: %v, %v", name, g, err)
		}
	}
	var found diag.List
	_, err := source.LoadBytes("q.zip", pack("manifest.xml"), source.Options{}, &found)
	if !errors.Is(err, source.ErrUnreadable) || !strings.Contains(report(&found), "(input-not-text)") {
		t.Errorf("another archive: %v, %s", err, report(&found))
	}
}

// TestXMLSaysItsEncoding checks that XML is decoded as it declares.
func TestXMLSaysItsEncoding(t *testing.T) {
	const quiz = `<quiz><question type="essay"><questiontext><text>X?</text></questiontext></question></quiz>`
	for _, c := range []struct{ declared, word, want string }{
		{`<?xml version="1.0" encoding="windows-1251"?>`, "\xE2\xEE\xE4\xE0", "вода?"},
		{`<?xml version="1.0" encoding="ISO-8859-1"?>`, "caf\xE9", "café?"},
		{`<?xml version="1.0" encoding="UTF-8"?>`, "вода", "вода?"},
		{`<?xml version="1.0" encoding="koi8-r"?>`, "вода", "вода?"},
	} {
		src := c.declared + "\n" + strings.Replace(quiz, "X", c.word, 1)
		g, err := source.LoadBytes("q.xml", []byte(src), source.Options{}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		if got := g.AllQuestions()[0].PlainTitle(); got != c.want {
			t.Errorf("%s: the title is %q, want %q", c.declared, got, c.want)
		}
	}
}

// german has statements enough to be known as German.
const german = `Wasser ist nass, wenn man es auf die Hand gießt, und es wird nicht trocken, solange man es nicht abwischt.
Der Regen fällt aus den Wolken, die über das Land ziehen und sich an den Bergen stauen, bis sie leer sind.
Der Schnee bleibt im Winter liegen, weil die Luft zu kalt ist, um ihn zu schmelzen, und schützt die Saat vor Frost.
Ein Fluss entspringt in den Bergen und fließt durch die Täler zum Meer, wobei er immer breiter wird.
Im Frühjahr steigt das Wasser, weil das Eis in den höheren Lagen taut und die Böden schon voll sind.
Nebel ist eine Wolke, die auf dem Boden liegt, und er löst sich auf, sobald die Sonne die Luft erwärmt.
Tau entsteht in klaren Nächten, wenn sich das Gras stärker abkühlt als die Luft, die darüber steht.
Hagel bildet sich in hohen Wolken, in denen starke Winde die Körner immer wieder nach oben tragen.
`

// TestTruthIsInTheLanguageOfTheGuide checks the words for true and false, which files do not have.
func TestTruthIsInTheLanguageOfTheGuide(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"q.gift", "Water is wet.{T}\n", "True|False"},
		{"q.gift", strings.ReplaceAll(german, ".\n", ".{T}\n\n"), "Richtig|Falsch"},
	} {
		g, err := source.LoadBytes(c.name, []byte(c.src), source.Options{}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range g.AllQuestions()[0].Options {
			got = append(got, strings.TrimSpace(ast.BlockText(o.Blocks, ast.OwnText)))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s (%s): options are %s, want %s", c.src, g.Meta.Language, s, c.want)
		}
	}
}

// TestTagsAreThoseOfText checks that tags of data are divided and chosen as those of text are.
func TestTagsAreThoseOfText(t *testing.T) {
	const src = "// [tag:a, b] [tag:B] [tag:this is a whole sentence about it] [tag:c · d]\nTell it.{}\n"
	var found diag.List
	g, err := source.LoadBytes("q.gift", []byte(src), source.Options{}, &found)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(g.AllQuestions()[0].Tags, "|"); got != "a|b|c|d" {
		t.Errorf("tags are %s", got)
	}
	if got := report(&found); !strings.Contains(got, `tag "this is a whole sentence about it" left out`) {
		t.Errorf("found %s", got)
	}
}

// TestQuizFixturesLoseNothing checks that every word of the fixtures of quiz formats is in the guide or reported, and
// that the guide is read back from its Markdown.
func TestQuizFixturesLoseNothing(t *testing.T) {
	read := 0
	for _, format := range []string{"gift", "aiken", "trivia", "moodle", "qti"} {
		files, err := filepath.Glob(format + "/testdata/*.txtar")
		if err != nil || len(files) == 0 {
			t.Fatalf("no fixtures of %s (%v)", format, err)
		}
		for _, file := range files {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name, src := ar.Files[0].Name, ar.Files[0].Data
			var found diag.List
			g, err := source.LoadBytes(name, src, source.Options{}, &found)
			if err != nil {
				continue
			}
			read++
			body, _ := source.Words(name, src, source.Options{})
			audit := loss.Compare([]loss.Source{{Name: name, Body: body, Format: format}}, g, found.Sorted())
			for _, lost := range audit.Lost {
				t.Errorf("%s: %s %q of line %d is lost", file, lost.Kind, lost.Text, lost.Line)
			}
			var text bytes.Buffer
			job := &render.Job{Guide: g, Sink: &diag.List{}}
			if err := (markdown.Renderer{}).Render(t.Context(), &text, job); err != nil {
				t.Fatal(err)
			}
			again, err := source.LoadBytes("guide.md", text.Bytes(), source.Options{}, &diag.List{})
			if err != nil {
				t.Fatalf("%s: %v in\n%s", file, err, &text)
			}
			if diff := cmp.Diff(markdown.Normal(g), markdown.Normal(again)); diff != "" {
				t.Errorf("%s: its Markdown is read as another guide (-want +got):\n%s", file, diff)
			}
		}
	}
	if read < 30 {
		t.Errorf("only %d fixtures were read", read)
	}
}

// TestPackagesAreAskedForByTheirContents loads a package as the format of its files, and as another.
func TestPackagesAreAskedForByTheirContents(t *testing.T) {
	src := []byte(writeQTI2("", quizzes(vocabularies()[0], 2000)))
	for format, read := range map[string]bool{"": true, "qti": true, "qti-package": true, "csv": false, "docx": false} {
		var found diag.List
		g, err := source.LoadBytes("quiz.zip", src, source.Options{Format: format}, &found)
		if read != (err == nil && len(g.AllQuestions()) > 2) {
			t.Errorf("as %q: %v", format, err)
		}
		if !read && !strings.Contains(found.Sorted()[0].Hint, "--format qti-package") {
			t.Errorf("as %q: no format is proposed: %v", format, found.Sorted())
		}
	}
}
