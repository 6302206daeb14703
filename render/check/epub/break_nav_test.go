package epub

import "strings"

func navBreakages() []breakage {
	const ch1Entry = `<li><a href="xhtml/ch01.xhtml#q1">1. Why <em>is</em> it slow?</a></li>` + "\n"
	const ch2Entry = `<li><a href="xhtml/ch02.xhtml">Writing</a></li>` + "\n"
	return []breakage{
		{"empty list", "nav-empty", sub(navFile, "Writing</a>", "Writing</a><ol></ol>")},
		{"empty label", "nav-empty", sub(navFile, ">Writing<", "><")},
		{"order of files", "nav-order", all(sub(navFile, ch2Entry, ""), sub(navFile, "<li>", ch2Entry+"<li>"))},
		{"order in a file", "nav-order", all(sub(navFile, ch1Entry, ""),
			sub(navFile, "</li>\n</ol>\n</li>", "</li>\n"+ch1Entry+"</ol>\n</li>"))},
		{"four levels", "nav-depth", sub(
			navFile,
			"Writing</a>",
			`Writing</a>`+strings.Repeat(
				`<ol><li><a href="xhtml/ch02.xhtml">x</a>`,
				3,
			)+strings.Repeat(
				"</li></ol>",
				3,
			),
		)},
		{"dead entry", "link-dead", sub(navFile, "ch01.xhtml#q2", "ch01.xhtml#q3")},
		{"dead landmark", "link-dead", sub(navFile, `<a href="#toc"`, `<a href="#tocs"`)},
		{"page that is not there", "link-dead nav-pages", sub(navFile, `#page-2"`, `#page-3"`)},
		{"page that is no break", "nav-pages", all(sub(ch2File, `epub:type="pagebreak" `, ""))},
		{"pages out of order", "nav-pages", all(sub(navFile, "ch01.xhtml#page-1", "X"),
			sub(navFile, "ch02.xhtml#page-2", "ch01.xhtml#page-1"), sub(navFile, "X", "ch02.xhtml#page-2"))},
		{
			"break that is not listed",
			"nav-pages",
			put(`<span epub:type="pagebreak" id="page-9" aria-label="9"></span>`),
		},
	}
}
