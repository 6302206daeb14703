package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/studyguide/render/markdown"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestSitesAreReadAsMarkdown holds that a guide of twenty questions has one tree in Markdown and in the spellings of
// each site generator.
func TestSitesAreReadAsMarkdown(t *testing.T) {
	subjects := strings.Fields("tide berth pilot buoy quay pier mast hull keel sail jib boom reef knot chart light fog " +
		"wind wave port")
	type dialect struct {
		file     string
		front    string
		question func(id, title, answer, note string) string
		link     string // to the first question
	}
	heading := func(form, callout string) func(id, title, answer, note string) string {
		return func(id, title, answer, note string) string {
			fill := strings.NewReplacer("TITLE", title, "ID", id, "NOTE", note)
			return fill.Replace(form) + "\n\n" + answer + "\n\n" + fill.Replace(callout) + "\n\n"
		}
	}
	plain := dialect{"g.md", "---\ntitle: Harbor\n---\n\n", heading("### TITLE", "> [!TIP] Mind\n> NOTE"), "#what-is-a-tide"}
	indented := func(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }
	for name, d := range map[string]dialect{
		"Docusaurus": {"g.mdx", "---\ntitle: Harbor\nsidebar_label: H\n---\n\nimport X from '@theme/X';\n\n",
			heading("### TITLE {#ID}", ":::tip[Mind]\n\nNOTE\n\n:::"), "#tide"},
		"Mintlify": {"g.mdx", "---\ntitle: \"Harbor\"\nsidebarTitle: H\n---\n\n",
			heading("### TITLE {/* #ID */}", "<Tip title=\"Mind\">\n  NOTE\n</Tip>"), "#tide"},
		"MkDocs": {"g.md", "---\ntitle: Harbor\nhide: [toc]\n---\n\n[TOC]\n\n",
			heading("### TITLE { #ID }", "!!! tip \"Mind\"\n    NOTE"), "#tide"},
		"VitePress": {"g.md", "---\ntitle: Harbor\noutline: deep\n---\n\n[[toc]]\n\n",
			heading("### TITLE {#ID}", "::: tip Mind\nNOTE\n:::"), "#tide"},
		"Hugo": {"g.md", "+++\ntitle = \"Harbor\"\ndraft = false\n+++\n\n{{< toc >}}\n\n",
			heading("### TITLE {#ID}", "{{% notice tip \"Mind\" %}}\nNOTE\n{{% /notice %}}"), "#tide"},
		"Jekyll": {"g.md", "---\ntitle: Harbor\nlayout: page\n---\n\n* TOC\n{:toc}\n\n",
			heading("### TITLE\n{: #ID }", "{: .tip-title }\n> Mind\n>\n> NOTE"), "#tide"},
		"Obsidian": {"g.md", "---\ntitle: Harbor\naliases: [H]\n---\n\n%% private %%\n\n",
			heading("### TITLE ^ID", "> [!hint] Mind\n> NOTE"), "#^tide"},
		"accordions": {"g.mdx", "---\ntitle: Harbor\n---\n\n", func(_, title, answer, note string) string {
			return "<Accordion title=\"" + title + "\">\n" + indented(answer+"\n\n<Tip title=\"Mind\">"+note+"</Tip>") +
				"\n</Accordion>\n\n"
		}, ""},
		"folds of MkDocs": {"g.md", "---\ntitle: Harbor\n---\n\n", func(_, title, answer, note string) string {
			return "??? question \"" + title + "\"\n\n" + indented(answer+"\n\n!!! tip \"Mind\"\n\n    "+note) + "\n\n"
		}, ""},
		"folds of Hugo": {"g.md", "+++\ntitle = 'Harbor'\n+++\n\n", func(_, title, answer, note string) string {
			return "{{< details \"" + title + "\" >}}\n" + answer + "\n\n{{< callout type=\"tip\" title=\"Mind\" >}}" + note +
				"{{< /callout >}}\n{{< /details >}}\n\n"
		}, ""},
		"folds of Obsidian": {"g.md", "---\ntitle: Harbor\n---\n\n", func(_, title, answer, note string) string {
			return "> [!faq]- " + title + "\n> " + strings.ReplaceAll(answer, "\n", "\n> ") + "\n>\n> > [!tip] Mind\n> > " +
				note + "\n\n"
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			tree := func(d dialect, link string) string {
				text := d.front
				for i, s := range subjects {
					answer := "It is the " + s + ":\n\n```go\nx := " + fmt.Sprint(i) + "\n```\n\n- one\n- two"
					if i == 7 && link != "" {
						answer = "See [the first](" + link + ")."
					}
					text += d.question(s, "What is a "+s+"?", answer, "Ask for the **"+s+"**.")
				}
				var found diag.List
				g, err := source.LoadBytes(d.file, []byte(text), source.Options{}, &found)
				if err != nil {
					t.Fatalf("%v\n%v\n%s", err, found.Sorted(), text)
				}
				for _, f := range found.Sorted() {
					if f.Rule != diag.Furniture && f.Rule != diag.LanguageFound {
						t.Error(f)
					}
				}
				for _, q := range g.AllQuestions() {
					q.Key = ast.KeyOf(q.ID) // the generators have ids for headings, which are names
				}
				return markdown.Normal(g)
			}
			want := plain
			if d.link == "" {
				want.link = ""
			}
			if d := cmp.Diff(strings.Split(tree(want, want.link), "\n"), strings.Split(tree(d, d.link), "\n")); d != "" {
				t.Errorf("the tree differs (-Markdown +%s):\n%s", name, d)
			}
		})
	}
}
