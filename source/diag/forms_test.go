package diag_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

// parse parses the diagnostics of a fixture, one a line: rule, position as line:col-line:col or -, message. A line that
// begins with "hint" or "related" adds to the one before.
func parse(t *testing.T, in []byte) (ds []diag.Diagnostic) {
	t.Helper()
	for line := range strings.Lines(string(in)) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if word == "hint" {
			ds[len(ds)-1] = ds[len(ds)-1].WithHint("%s", rest)
			continue
		}
		where, message, _ := strings.Cut(rest, " ")
		if word == "related" {
			ds[len(ds)-1] = ds[len(ds)-1].WithRelated(span(t, where), "%s", message)
			continue
		}
		ds = append(ds, diag.New(diag.ID(word), span(t, where), "%s", message))
	}
	return ds
}

var spanForm = regexp.MustCompile(`^(.*):(\d+):(\d+)-(\d+):(\d+)$`)

func span(t *testing.T, s string) diag.Span {
	t.Helper()
	m := spanForm.FindStringSubmatch(s)
	if m == nil {
		return diag.Span{File: strings.TrimPrefix(s, "-")}
	}
	var n [4]int
	for i := range n {
		v, err := strconv.Atoi(m[i+2])
		if err != nil {
			t.Fatal(err)
		}
		n[i] = v
	}
	return diag.Span{File: m[1], Start: diag.Pos{Line: n[0], Col: n[1]}, End: diag.Pos{Line: n[2], Col: n[3]}}
}

func TestFixtures(t *testing.T) {
	isInput := func(section string) bool { return section == "diagnostics" || strings.HasPrefix(section, "guide") }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		ds := parse(t, in["diagnostics"])
		out := map[string]string{}
		form := func(name string, write func(io.Writer) error) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			out[name] = b.String()
		}
		form("text", func(w io.Writer) error {
			return diag.WriteText(w, ds, func(file string) []byte { return in[file] })
		})
		var inColors strings.Builder
		if err := diag.WriteColored(&inColors, ds, func(file string) []byte { return in[file] }); err != nil {
			t.Fatal(err)
		}
		if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(inColors.String(), ""); got != out["text"] ||
			len(ds) > 0 && got == inColors.String() {
			t.Errorf("in colors it says %q", inColors.String())
		}
		form("json", func(w io.Writer) error { return diag.WriteJSON(w, ds) })
		form("sarif", func(w io.Writer) error {
			return diag.WriteSARIF(w, ds, func(file string) []byte { return in[file] })
		})
		out["sarif"] = withoutRules(t, out["sarif"])
		form("gitlab", func(w io.Writer) error {
			return diag.WriteGitLab(w, ds, func(file string) []byte { return in[file] })
		})
		form("github", func(w io.Writer) error { return diag.WriteGitHub(w, ds) })
		return out
	})
}

// withoutRules removes the table of rules from a SARIF log, so that a new rule changes no fixture, after checking that
// the results refer to the right entries.
func withoutRules(t *testing.T, log string) string {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal([]byte(log), &doc); err != nil {
		t.Fatal(err)
	}
	run := doc["runs"].([]any)[0].(map[string]any)
	driver := run["tool"].(map[string]any)["driver"].(map[string]any)
	rules := driver["rules"].([]any)
	if len(rules) != len(diag.Rules()) {
		t.Errorf("the log holds %d rules of %d", len(rules), len(diag.Rules()))
	}
	for _, r := range run["results"].([]any) {
		res := r.(map[string]any)
		if rule := rules[int(res["ruleIndex"].(float64))].(map[string]any); rule["id"] != res["ruleId"] {
			t.Errorf("the index of %v leads to %v", res["ruleId"], rule["id"])
		}
		delete(res, "ruleIndex")
	}
	delete(driver, "rules")
	b, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func at(line, from, to int) diag.Span {
	return diag.Span{File: "a.md", Start: diag.Pos{Line: line, Col: from}, End: diag.Pos{Line: line, Col: to}}
}

func TestTextAlignsTheCaret(t *testing.T) {
	long := strings.Repeat("x", 300)
	tests := []struct {
		name, source string
		span         diag.Span
		want         string // the excerpt, without its last newline
	}{
		{"plain", "one two three", at(1, 5, 8), "   1 | one two three\n     |     ^~~"},
		{"a point", "one", at(1, 2, 2), "   1 | one\n     |  ^"},
		{"past the end", "one", at(1, 9, 12), "   1 | one\n     |    ^"},
		{"a tab before", "\ta\tbc", at(1, 4, 6), "   1 |     a   bc\n     |         ^~"},
		{"wide characters", "日本 ok", at(1, 4, 6), "   1 | 日本 ok\n     |      ^~"},
		{"wide and marked", "日本", at(1, 1, 3), "   1 | 日本\n     | ^~~~"},
		{"combining characters", "e\u0301a b", at(1, 5, 6), "   1 | e\u0301a b\n     |    ^"},
		{"an emoji", "👍🏽 b", at(1, 4, 5), "   1 | 👍🏽 b\n     |    ^"},
		{"over several lines", "one two\nthree", diag.Span{File: "a.md", Start: diag.Pos{Line: 1, Col: 5},
			End: diag.Pos{Line: 2, Col: 2}}, "   1 | one two\n     |     ^~~"},
		{"no end known", "one two", diag.Span{File: "a.md", Start: diag.Pos{Line: 1, Col: 5}},
			"   1 | one two\n     |     ^~~"},
		{"escape sequences and bidi", "\x1b[31m\u202eab", at(1, 7, 8), "   1 | \ufffd[31m\ufffdab\n     |       ^"},
		{"windows lines", "one\r\ntwo", at(2, 1, 4), "   2 | two\n     | ^~~"},
		{"a byte order mark", "\ufeffone", at(1, 1, 4), "   1 | one\n     | ^~~"},
		{"a long line, at its start", long, at(1, 1, 3), "   1 | " + long[:100] + "…\n     | ^~"},
		{"a long line, inside", long, at(1, 200, 202), "   1 | …" + long[:100] + "…\n     | " +
			strings.Repeat(" ", 51) + "^~"},
		{"a long mark", long, at(1, 1, 301), "   1 | " + long[:100] + "…\n     | ^" + strings.Repeat("~", 99)},
		{"no such line", "one", at(7, 1, 2), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var b strings.Builder
			d := diag.New(diag.NoAnswer, test.span, "m")
			if err := diag.WriteText(&b, []diag.Diagnostic{d},
				func(string) []byte { return []byte(test.source) }); err != nil {
				t.Fatal(err)
			}
			_, got, _ := strings.Cut(b.String(), "\n")
			if got = strings.TrimSuffix(got, "\n"); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

func TestSARIFFingerprintsSurviveMovedLines(t *testing.T) {
	prints := func(spans ...diag.Span) (out []string) {
		var ds []diag.Diagnostic
		for _, s := range spans {
			ds = append(ds, diag.New(diag.NoAnswer, s, "question 3 has no answer"))
		}
		var b bytes.Buffer
		if err := diag.WriteSARIF(&b, ds, func(string) []byte { return nil }); err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct {
				Results []struct{ PartialFingerprints map[string]string }
			}
		}
		if err := json.Unmarshal(b.Bytes(), &log); err != nil {
			t.Fatal(err)
		}
		for _, r := range log.Runs[0].Results {
			out = append(out, r.PartialFingerprints["studyguide/v1"])
		}
		return out
	}
	a, b := prints(at(3, 1, 2), at(9, 1, 2)), prints(at(30, 1, 2), at(90, 1, 2))
	if a[0] != b[0] || a[1] != b[1] {
		t.Errorf("fingerprints changed with the lines: %q, %q", a, b)
	}
	if a[0] == a[1] {
		t.Errorf("two results have one fingerprint, %q", a[0])
	}
}

func TestFingerprintsDependOnTextNotPosition(t *testing.T) {
	report := func(text string, lines ...int) []string {
		var ds []diag.Diagnostic
		for _, n := range lines {
			ds = append(ds, diag.New(diag.NoAnswer, at(n, 1, 2), "question %d has no answer", n))
		}
		return diag.Fingerprints(ds, func(string) []byte { return []byte(text) })
	}
	old := report("## 1. What is a lock?\n## 2. What is a race?\n", 1, 2)
	now := report("# More\n## 1. Why?\n##  2.   what is a LOCK?\n## 3. What is a race?", 3, 4)
	if old[0] != now[0] || old[1] != now[1] {
		t.Errorf("questions that moved: %q, then %q", old, now)
	}
	if alone := report("## 1. What is a race?\n", 1); alone[0] != old[1] {
		t.Errorf("the first finding was mended, and the other changed from %q to %q", old[1], alone[0])
	}
	if twice := report("## What?\n## What?\n", 1, 2); twice[0] == twice[1] {
		t.Errorf("two findings have one fingerprint, %q", twice[0])
	}
}

type broken struct{}

var errBroken = errors.New("broken pipe")

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestFormsReportAFailedWrite(t *testing.T) {
	ds := []diag.Diagnostic{diag.New(diag.NoAnswer, at(1, 1, 2), "m")}
	for name, err := range map[string]error{
		"text":   diag.WriteText(broken{}, ds, func(string) []byte { return nil }),
		"json":   diag.WriteJSON(broken{}, ds),
		"sarif":  diag.WriteSARIF(broken{}, ds, func(string) []byte { return nil }),
		"gitlab": diag.WriteGitLab(broken{}, ds, func(string) []byte { return nil }),
		"github": diag.WriteGitHub(broken{}, ds),
	} {
		if !errors.Is(err, errBroken) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestRulesAreSortedAndDescribed(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
	last := diag.ID("")
	for _, r := range diag.Rules() {
		if !form.MatchString(string(r.ID)) {
			t.Errorf("the id %q is not of the form a-b", r.ID)
		}
		if r.ID <= last {
			t.Errorf("%s stands after %s", r.ID, last)
		}
		last = r.ID
		if r.Summary == "" || strings.HasSuffix(r.Summary, ".") {
			t.Errorf("%s: the summary %q is empty or ends in a full stop", r.ID, r.Summary)
		}
		if got := diag.Lookup(r.ID); got != r {
			t.Errorf("Lookup(%s) gives %v", r.ID, got)
		}
	}
}

func TestListSortsAndDropsDuplicates(t *testing.T) {
	var l diag.List
	first := diag.New(diag.DupNumber, at(2, 1, 2), "used twice")
	for _, d := range []diag.Diagnostic{diag.New(diag.NoAnswer, at(9, 1, 2), "m"), first, first,
		diag.New(diag.Furniture, at(2, 1, 2), "m")} {
		l.Report(d)
	}
	var got []string
	for _, d := range l.Sorted() {
		got = append(got, d.String())
	}
	want := "a.md:2:1: warning: used twice (qa-dup-number)\na.md:2:1: note: m (furniture)\n" +
		"a.md:9:1: warning: m (qa-no-answer)"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got:\n%s\nwant:\n%s", s, want)
	}
	if n := l.Count(diag.Warning); n != 2 {
		t.Errorf("%d warnings, want 2", n)
	}
}
