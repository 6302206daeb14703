package epub

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A breakage is one way to spoil the good book, and the rules that find it, sorted.
type breakage struct {
	name  string
	want  string
	spoil func(b parts)
}

// sub replaces the first old in a file.
func sub(name, old, with string) func(parts) {
	return func(b parts) {
		if !strings.Contains(b[name], old) {
			panic(fmt.Sprintf("%s does not hold %q", name, old))
		}
		b[name] = strings.Replace(b[name], old, with, 1)
	}
}

// put adds text to a chapter, after its first heading.
func put(text string) func(parts) { return sub(ch1File, "</h1>", "</h1>"+text) }

// set replaces a file.
func set(name, text string) func(parts) { return func(b parts) { b[name] = text } }

// drop removes a file.
func drop(name string) func(parts) { return func(b parts) { delete(b, name) } }

func all(spoils ...func(parts)) func(parts) {
	return func(b parts) {
		for _, spoil := range spoils {
			spoil(b)
		}
	}
}

// breakages returns all ways that are tested.
func breakages() []breakage {
	return slices.Concat(packageBreakages(), accessBreakages(), documentBreakages(), linkBreakages(), navBreakages())
}

// textLimit is low, so that a document that is too large need not be.
const textLimit = 1 << 20

func TestBrokenBooks(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range breakages() {
		for rule := range strings.FieldsSeq(c.want) {
			shown[rule] = true
		}
		t.Run(c.name, func(t *testing.T) {
			b := goodBook()
			c.spoil(b)
			fs, err := inspect(b.pack(t), textLimit, 8*textLimit)
			if err != nil {
				t.Fatal(err)
			}
			if got := rules(fs); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
				for _, f := range fs {
					t.Logf("%s:%d #%s: %s (%s)", f.File, f.Line, f.ID, f.Message, f.Rule)
				}
			}
		})
	}
	shown[ruleDamaged] = true // by TestDamagedFile
	for _, r := range Rules() {
		if !shown[r.ID] {
			t.Errorf("no book shows the rule %s", r.ID)
		}
		delete(shown, r.ID)
	}
	for _, rule := range slices.Sorted(maps.Keys(shown)) {
		t.Errorf("the rule %s is not in the table", rule)
	}
}

func TestRulesAreATable(t *testing.T) {
	rs := Rules()
	if !slices.IsSortedFunc(rs, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the rules are not sorted by id")
	}
	for i, r := range rs {
		if i > 0 && r.ID == rs[i-1].ID {
			t.Errorf("%s is there twice", r.ID)
		}
		if r.Summary == "" || strings.HasSuffix(r.Summary, ".") {
			t.Errorf("the summary of %s is empty or ends in a full stop", r.ID)
		}
	}
}

// TestFindingsHaveAPlace checks the place of a finding: file, line, and the id of the nearest enclosing element.
func TestFindingsHaveAPlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(parts)
		want  string
	}{
		{"own id", sub(ch1File, `id="q2"`, `id="q2" onclick="x"`), ch1File + ":16 q2 script"},
		{"enclosing id", sub(ch1File, ` alt="A disk"`, ""), ch1File + ":14 q1 image-alt"},
		{"at the end of an element", sub(ch1File, "<caption>Speeds</caption>", ""), ch1File + ":18 q2 table-caption"},
		{"ill-formed", sub(ch1File, "It seeks.", "It & seeks."), ch1File + ":28 n1 xml-syntax"},
		{"control character", sub(ch1File, "It seeks.", "It \x01seeks."), ch1File + ":28 n1 xml-control"},
		{"dead link", sub(ch1File, `"#q1"`, `"#q9"`), ch1File + ":26 q2 link-dead"},
		{"whole file", drop(fontFile), opfFile + ":0  opf-missing"},
	} {
		b := goodBook()
		c.spoil(b)
		fs, err := Book(b.pack(t))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range fs {
			got = append(got, fmt.Sprintf("%s:%d %s %s", f.File, f.Line, f.ID, f.Rule))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFindingsAreBounded(t *testing.T) {
	b := goodBook()
	put(strings.Repeat(`<p onclick="x">x</p>`, 10*maxSame))(b)
	fs, err := Book(b.pack(t))
	if err != nil || len(fs) != maxSame {
		t.Errorf("%d findings, error %v; want %d", len(fs), err, maxSame)
	}
}
