package words

import "golang.org/x/text/language"

// match returns the tag of the file for a language: the one that says most of its base, its script and its region. The
// script is inferred where the tag has none (Unicode CLDR, likely subtags), so that zh-TW and zh-HK find zh-Hant. A
// file in another script than the language's is no match: a reader of Hindi in Latin letters may not read Devanagari.
// It returns "en" where no file matches. These rules need none of the tables that language.NewMatcher builds.
func match(tag string) string {
	t, err := (language.DeprecatedBase | language.Macro | language.SuppressScript).Parse(tag)
	if err != nil {
		return source
	}
	base, _ := t.Base()
	script, _ := t.Script()
	region, _ := t.Region()
	b, s, r := base.String(), script.String(), region.String()
	candidates := []string{b + "-" + s + "-" + r, b + "-" + s}
	if usual, _ := language.Make(b).Script(); usual == script {
		candidates = []string{b + "-" + s + "-" + r, b + "-" + r, b + "-" + s, b}
	}
	for _, c := range candidates {
		if printed(c) {
			return c
		}
	}
	return source
}

// printed reports whether there is a file for a tag that has words of books.
func printed(tag string) bool {
	found := false
	entries(tag, func(part, _, _ string) { found = found || part == books })
	return found
}
