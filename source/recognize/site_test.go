package recognize

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

func TestSiteLine(t *testing.T) {
	for line, want := range map[string]furniture{
		"Advertisement": advertisement, "ADVERTISEMENT:": advertisement, "Advertisement of a shop": noFurniture,
		"Werbung": advertisement, "広告": advertisement, "Реклама": advertisement,

		"Share on Facebook": shareBar, "Share: Twitter | WhatsApp 12": shareBar, "Share": shareBar,
		"Share on Facebook to win": noFurniture, "Facebook Twitter": noFurniture, "Sharepoint": noFurniture,
		"分享到：微信": shareBar,

		"Home | Contact": navigation, "Home | Contact | Pears | Apples": navigation, "Home": noFurniture,
		"Home | Contact | Pears | Apples | Plums": noFurniture, "Home, Contact": noFurniture,
		"Home | Contact | It has a long sentence behind it.": noFurniture,

		"We use cookies to know who you are.": cookieNotice, "They use cookies.": noFurniture,
	} {
		if got := siteLine(line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}

func TestIsBreadcrumb(t *testing.T) {
	for line, want := range map[string]bool{
		"Home > Nursing": true, "Home » Nursing › Drugs": true, "Inicio > Temas": true, "Home>Nursing": false,
		"x > y": false, "Home": false, "Home > Nursing\nmore": false,
	} {
		if got := isBreadcrumb(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestIsRights(t *testing.T) {
	many := func(n int) string { return "© 2024 " + strings.TrimSpace(strings.Repeat("a ", n-1)) }
	for line, want := range map[string]bool{
		"© 2024 Harbor": true, "Harbor © 2024": true, "(c) 2024 Harbor": true, "Copyright 2024 Harbor": true,
		"(c) the third option": false, "Copyright is a right.": true, "All rights reserved": true,
		"Copyright protects a work and its author for years": true, "The sign © stands for it": false,
		"Copyright protects a work and its author for so many years": false,
		many(40): true, many(41): false,
	} {
		if got := isRights(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestIsCapitals(t *testing.T) {
	for line, want := range map[string]bool{
		"VITAL SIGNS": true, "TCP": true, "IP": false, "VITAL Signs": false, "123": false, "第一章": false,
		"ПЕРВАЯ ПОМОЩЬ": true, "A 12 BC": false,
	} {
		if got := isCapitals(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

// entries returns a list of n items, each a link to a place in the guide with some words beside it.
func entries(n, beside int) *ast.List {
	l := &ast.List{}
	for range n {
		l.Items = append(l.Items, &ast.Item{Blocks: []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{
			&ast.Link{URL: "#a", Inlines: []ast.Inline{&ast.Text{Value: "A long title of a question in the guide"}}},
			&ast.Text{Value: strings.Repeat(" a", beside)},
		}}}})
	}
	return l
}

func TestContentsEntries(t *testing.T) {
	for _, test := range []struct{ items, beside, want int }{
		{3, 0, 3}, {2, 0, 0}, {3, 4, 3}, {3, 5, 0},
	} {
		if got := contentsEntries(entries(test.items, test.beside)); got != test.want {
			t.Errorf("%d items with %d words beside: %d entries, want %d", test.items, test.beside, got, test.want)
		}
	}
}

func TestOutlineKnowsAnswers(t *testing.T) {
	heading := func(level int, text string) unit {
		return unit{block: &ast.Heading{Level: level, Inlines: []ast.Inline{&ast.Text{Value: text}}}}
	}
	line := func(text string) unit {
		return unit{block: &ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: text}}}}
	}
	for _, test := range []struct {
		name    string
		units   []unit
		entries int
		want    bool
	}{
		{"under the title", []unit{heading(1, "What is asked?")}, 3, false},
		{"under a question", []unit{heading(1, "Guide"), heading(2, "What is it?")}, 3, true},
		{"below a part of its answer", []unit{heading(1, "Guide"), heading(2, "What is it?"), heading(3, "Short")}, 3, true},
		{"under the next section", []unit{heading(1, "Guide"), heading(2, "What is it?"), heading(2, "Part")}, 3, false},
		{"under frequently asked questions", []unit{heading(1, "Guide"), heading(2, "Frequently asked: what?")}, 3, false},
		{"below a marked line that asks", []unit{line("1. What is it?")}, 3, true},
		{"below a marked line that does not", []unit{line("1. Basics")}, 3, false},
		{"just less than half of the titles", []unit{heading(1, "Guide"), heading(2, "What is it?")}, 4, true},
		{"half of the titles", []unit{heading(1, "Guide"), heading(2, "What is it?")}, 5, false},
	} {
		o := &outline{titles: 10}
		for _, u := range test.units {
			o.pass(u)
		}
		if got := o.inAnswer(test.entries); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
