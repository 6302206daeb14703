package epub

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// termsGuide returns a guide with terms: questions that explain abbreviations, with numbers or without.
func termsGuide(numbered bool) *ast.Guide {
	text := func(s string) []ast.Inline { return []ast.Inline{&ast.Text{Value: s}} }
	g := &ast.Guide{Meta: ast.Meta{Title: "Calls", Language: "en", Index: ast.IndexTerms}}
	g.Intro = []ast.Block{&ast.Paragraph{Inlines: text("About RPC & others.")}}
	sec := &ast.Section{ID: "s-all", Title: text("All")}
	for i, long := range []string{"remote procedure call (RPC)", "domain name system (DNS)", "time to live (TTL)",
		"access control list (ACL)", "round trip time (RTT)", "RPC, TTL"} {
		q := &ast.Question{ID: fmt.Sprint("q-", i), Title: text(fmt.Sprint("What is it, ", i, "?"))}
		if numbered {
			q.Number = fmt.Sprint(i + 1)
		}
		q.Answer = []ast.Block{&ast.Paragraph{Inlines: text("A " + long + ".")}}
		sec.Questions = append(sec.Questions, q)
	}
	g.Sections = []*ast.Section{sec}
	return g
}

func TestTheIndexLeadsToQuestions(t *testing.T) {
	for name, c := range map[string]struct {
		numbered bool
		want     string
	}{
		"numbers": {true, `<span epub:type="index-term">RPC</span> <a href="intro.xhtml#h-intro">Introduction</a>, ` +
			`<strong><a href="s-all.xhtml#h-q-0" title="1. What is it, 0?">1</a></strong>, ` +
			`<a href="s-all.xhtml#h-q-5" title="6. What is it, 5?">6</a></li>`},
		"titles": {false, "<span epub:type=\"index-term\">TTL</span>\n<ul>\n" +
			"<li><strong><a href=\"s-all.xhtml#h-q-2\">What is it, 2?</a></strong></li>\n" +
			"<li><a href=\"s-all.xhtml#h-q-5\">What is it, 5?</a></li>\n</ul>\n</li>"},
	} {
		book, found := made(t, termsGuide(c.numbered))
		files := opened(t, book)
		if len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
		index, glossary := files["xhtml/index.xhtml"], files["xhtml/glossary.xhtml"]
		if !strings.Contains(index, c.want) {
			t.Errorf("%s: the index is\n%s\nwant in it\n%s", name, index, c.want)
		}
		if n := strings.Count(glossary, "<dt "); n != 5 {
			t.Errorf("%s: the glossary has %d terms", name, n)
		}
		for _, m := range regexp.MustCompile(`href="([^"#]+)#([^"]+)"`).FindAllStringSubmatch(index+glossary, -1) {
			if !strings.Contains(files["xhtml/"+m[1]], `id="`+m[2]+`"`) {
				t.Errorf("%s: %s leads nowhere", name, m[0])
			}
		}
		for _, kind := range []string{"glossary", "index"} {
			link := fmt.Sprintf(`href="xhtml/%s.xhtml" epub:type="%[1]s"`, kind)
			if nav := files["nav.xhtml"]; !strings.Contains(nav, link) {
				t.Errorf("%s: no landmark %s in\n%s", name, link, nav)
			}
		}
	}
}
