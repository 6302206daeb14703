package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"studyguide/render"
	"studyguide/render/theme"
	"studyguide/source"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/edition"
)

// settings is what the flags of build, check and import say, checked.
type settings struct {
	variant
	toGiven     bool
	output      string
	forms       []form // of the diagnostics
	strict      bool
	disabled    map[diag.ID]bool
	levels      map[diag.ID]diag.Severity // what the findings of rules count as, if not what the table says
	quiet       bool
	notes       bool
	timings     *render.Timings // nil: nobody asked
	epoch       *time.Time      // SOURCE_DATE_EPOCH
	report      form            // of the summary; none: nobody asks
	deps        form            // of the dependencies; none: nobody asks
	stepSummary string          // $GITHUB_STEP_SUMMARY: the page of a job
	session     *session        // of watch and preview; nil: what is built is built once
	jobs        int             // guides that are made at the same time; 0: as many as there are processors
}

// sourceFlags say how to read a guide.
func sourceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Usage: "take every file for `NAME`: " + strings.Join(source.Formats(), " or "), DefaultText: "by name and content"},
		&cli.StringFlag{Name: "shape", Usage: "take every guide for one of the shape `NAME`: " + strings.Join(source.Shapes(), ", "), DefaultText: "the likeliest"},
	}
}

func readFlags() []cli.Flag {
	return append([]cli.Flag{
		toFlag(),
		&cli.StringFlag{Name: "answers", Usage: "where the answers stand: `PLACE` is " + strings.Join(edition.Modes(), ", ") + " (folded away, in the EPUB)", DefaultText: "as the guide says, else inline"},
		&cli.StringFlag{Name: "theme", Usage: "the look of the pages: `NAME`, of " + strings.Join(theme.Names(), ", ") + ", or a theme FILE.yaml", DefaultText: "the guide's, else print"},
		&cli.StringFlag{Name: "paper", Usage: "`SIZE` of the pages: " + strings.Join(papers(), " or ")},
		&cli.StringFlag{Name: "margin", Usage: "`LENGTH` of all four margins, such as 20mm, 0.8in or 54pt"},
		&cli.StringFlag{Name: "type-size", Usage: "`LENGTH` of running text, such as 10.5pt"},
		&cli.StringSliceFlag{Name: "font-dir", Usage: "use the font files of `FOLDER`: families that the front matter names, else for characters that the program's fonts lack"},
		&cli.StringFlag{Name: "report", Usage: "write what became of each guide: `FORM` is " + strings.Join(reportForms(), " or ") + ", to standard output instead of what was made, or FORM=FILE"},
		&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "make `N` guides at the same time; the memory for them grows with it", DefaultText: "one for each processor"},
	}, sourceFlags()...)
}

func toFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "to", Usage: "the formats to write: `NAMES` of " + strings.Join(rendererNames(), ", "),
		DefaultText: strings.Join(defaultFormats(), ",")}
}

func diagFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "diag", Usage: "the `FORM` of diagnostics: " + strings.Join(forms(), ", ") + "; or FORM=FILE, beside what goes to standard error",
		DefaultText: "text; github within GitHub Actions"}
}

func reportFlags() []cli.Flag {
	return []cli.Flag{
		diagFlag(),
		&cli.BoolFlag{Name: "strict", DisableDefaultText: true, Usage: "let warnings fail as errors do"},
		&cli.StringSliceFlag{Name: "disable", Usage: "do not report the warnings or notes of a `RULE` (see: studyguide rules)"},
		&cli.BoolFlag{Name: "notes", DisableDefaultText: true, Usage: "show notes too, not only their number"},
		&cli.BoolFlag{Name: "timings", DisableDefaultText: true, Usage: "print how long each stage took, to standard error"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, DisableDefaultText: true, Usage: "print nothing but errors and warnings"},
	}
}

func papers() []string { return []string{"a4", "letter"} }
func forms() []string  { return []string{"text", "json", "sarif", "github", "gitlab"} }

// flagValues gives the words that a flag takes, none if it takes others than fixed words.
func flagValues(flag string) []string {
	switch flag {
	case "to":
		return rendererNames()
	case "format":
		return source.Formats()
	case "shape":
		return source.Shapes()
	case "answers":
		return edition.Modes()
	case "only":
		var kinds []string // the words are the guide's own
		for _, kind := range edition.Kinds() {
			kinds = append(kinds, kind+":")
		}
		return kinds
	case "theme":
		return theme.Names()
	case "paper":
		return papers()
	case "diag":
		return forms()
	case "report":
		return reportForms()
	case "deps":
		return depsForms()
	case "as":
		return planForms()
	case "disable":
		var ids []string
		for _, r := range diag.Rules() {
			if r.Severity != diag.Error {
				ids = append(ids, string(r.ID))
			}
		}
		return ids
	default:
		return nil
	}
}

// readSettings reads the flags of a command and the environment. The error tells what is wrong with them.
func readSettings(cc *cli.Context) (*settings, error) {
	s := &settings{
		toGiven: cc.IsSet("to"), output: cc.String("output"), strict: cc.Bool("strict"),
		disabled: map[diag.ID]bool{}, quiet: cc.Bool("quiet"), notes: cc.Bool("notes"),
		variant: variant{
			source: source.Options{Format: cc.String("format"), Shape: cc.String("shape")},
			terms:  cc.StringSlice("only"), answers: cc.String("answers"), theme: cc.String("theme"),
			page: ast.Page{Size: cc.String("paper")}, fontDirs: cc.StringSlice("font-dir"),
		},
	}
	for _, flag := range []string{"format", "shape", "answers", "paper", "as"} {
		if v := cc.String(flag); cc.IsSet(flag) && !slices.Contains(flagValues(flag), v) {
			return nil, unknownValue("--"+flag, v, flagValues(flag))
		}
	}
	if t := s.theme; cc.IsSet("theme") && !isThemeFile(t) && !slices.Contains(theme.Names(), t) {
		return nil, unknownValue("--theme", t, theme.Names())
	}
	var err error
	if s.only, err = edition.ParseSelection(s.terms); err != nil {
		return nil, usagef("--only: %v", err)
	}
	if cc.Bool("timings") {
		s.timings = &render.Timings{}
	}
	if s.jobs = cc.Int("jobs"); s.jobs < 0 || cc.IsSet("jobs") && s.jobs == 0 {
		return nil, usagef("--jobs is %d; want 1 or more", s.jobs)
	}
	if s.forms, err = diagForms(cc.StringSlice("diag"), os.Getenv); err != nil {
		return nil, err
	}
	if cc.IsSet("report") && cc.Command.Name != "import" {
		if s.report, err = readForm("report", cc.String("report"), reportForms()); err != nil {
			return nil, err
		}
	}
	s.stepSummary = os.Getenv("GITHUB_STEP_SUMMARY")
	if cc.IsSet("deps") {
		if s.deps, err = readForm("deps", cc.String("deps"), depsForms()); err != nil {
			return nil, err
		}
	}
	if s.to, err = chosen(cc.StringSlice("to")); err != nil {
		return nil, err
	}
	for _, word := range cc.StringSlice("disable") {
		if diag.Lookup(diag.ID(word)).Severity == diag.Error && slices.ContainsFunc(diag.Rules(), func(r diag.Rule) bool { return string(r.ID) == word }) {
			return nil, usagef("--disable %s: this rule finds errors, which cannot be turned off", word)
		}
		if !slices.Contains(flagValues("disable"), word) {
			return nil, unknownValue("rule", word, flagValues("disable"))
		}
		s.disabled[diag.ID(word)] = true
	}
	if s.page.Margin, err = length(cc, "margin", 1, ast.MaxMargin); err != nil {
		return nil, err
	}
	if s.page.TypeSize, err = length(cc, "type-size", ast.MinTypeSize, ast.MaxTypeSize); err != nil {
		return nil, err
	}
	s.epoch, err = sourceDateEpoch(os.Getenv("SOURCE_DATE_EPOCH"))
	return s, err
}

// chosen gives the renderers of the names, in the order in which they run.
func chosen(names []string) ([]render.Renderer, error) {
	if len(names) == 0 {
		names = defaultFormats()
	}
	for _, name := range names {
		if !slices.Contains(rendererNames(), name) {
			return nil, unknownValue("format", name, rendererNames())
		}
	}
	all := renderers()
	return slices.DeleteFunc(all, func(r render.Renderer) bool { return !slices.Contains(names, r.Name()) }), nil
}

// length reads the flag as points; 0 if it is not given.
func length(cc *cli.Context, flag string, least, most float64) (float64, error) {
	if !cc.IsSet(flag) {
		return 0, nil
	}
	v, err := ast.ParseLength(cc.String(flag), least, most)
	if err != nil {
		return 0, usagef("--%s: %v", flag, err)
	}
	return v, nil
}

// sourceDateEpoch reads the variable of that name: the seconds since 1970 that every date in the output is taken
// from (https://reproducible-builds.org/specs/source-date-epoch/). Nil if it is not set.
func sourceDateEpoch(text string) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	const last = 253402300799 // the end of the year 9999, as far as dates in PDF and EPUB go
	sec, err := strconv.ParseInt(text, 10, 64)
	if err != nil || sec < 0 || sec > last {
		return nil, usagef("SOURCE_DATE_EPOCH is %q; want whole seconds since 1970-01-01, such as 1767225600", text)
	}
	t := time.Unix(sec, 0).UTC()
	return &t, nil
}

// modified gives the date of everything made from a guide: SOURCE_DATE_EPOCH, else the guide's own date, else
// 1970. The clock has no say, so that the same input gives the same bytes.
func modified(epoch *time.Time, date string) time.Time {
	if epoch != nil {
		return *epoch
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t
		}
	}
	return time.Unix(0, 0).UTC()
}

// plural gives a count with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
