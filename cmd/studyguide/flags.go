package main

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// sourceFlags returns the flags for reading guides.
func sourceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Usage: "read every file as `NAME`: " + strings.Join(source.Formats(), " or "),
			DefaultText: "by name and content"},
		&cli.StringFlag{Name: "shape", Usage: "read every guide as one of the shape `NAME`: " +
			strings.Join(source.Shapes(), ", "), DefaultText: "the likeliest"},
		&cli.StringFlag{Name: "language", Usage: "read the texts in language `TAG` of files that have them in several",
			DefaultText: "that which the file names, else its first"},
	}
}

// partFlags returns the flags that choose questions.
func partFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "only",
			Usage: "keep just the questions of `TERMS`: a difficulty, tag:WORD, section:WORD, 12 or 3-9, each with a " +
				"hyphen before it to leave them out; separate several with commas"},
		&cli.StringFlag{Name: "since", Usage: "keep just the questions that were added in the edition of `DATE` or later, " +
			"by the register (see: studyguide help ids)"},
		&cli.IntFlag{Name: "count", Usage: "draw `N` of the questions", DefaultText: "all"},
		&cli.StringFlag{Name: "seed", Usage: "draw others for another `TEXT`", DefaultText: edition.DefaultSeed},
		&cli.StringFlag{Name: "per",
			Usage:       "give each part its share of the questions drawn: `PART` is " + strings.Join(edition.Strata(), " or "),
			DefaultText: "none has"},
	}
}

// readFlags returns the flags for making books.
func readFlags() []cli.Flag {
	return append([]cli.Flag{
		toFlag(), draftsFlag(),
		&cli.StringSliceFlag{Name: "filter",
			Usage: "change the guide by the program studyguide-filter-`NAME` on the PATH, once it is read"},
		&cli.StringFlag{Name: "answers", Usage: "where the answers go: `PLACE` is " +
			"inline, back, details (folded away, in the EPUB), none (a paper) or only (its key)", DefaultText: "as the guide says, else inline"},
		&cli.StringFlag{Name: "theme", Usage: "the look of the pages: `NAME`, of " + strings.Join(theme.Names(), ", ") +
			", or a theme FILE.yaml", DefaultText: "the guide's, else " + theme.Default},
		&cli.BoolFlag{Name: "checklist", DisableDefaultText: true,
			Usage: "end books with a list of all questions, with boxes for what is known"},
		&cli.StringFlag{Name: "paper", Usage: "`SIZE` of the pages: " + strings.Join(build.Papers(), ", ") +
			", or a width and a height, such as 17x24cm or \"6in x 9in\""},
		&cli.StringFlag{Name: "margin", Usage: "`LENGTH` of all four margins, such as 20mm, 0.8in or 54pt"},
		&cli.StringFlag{Name: "type-size", Usage: "`LENGTH` of running text, such as 10.5pt"},
		&cli.IntFlag{Name: "pages", Usage: "`N` pages at most for a cram sheet", DefaultText: "as the theme says"},
		&cli.StringSliceFlag{Name: "font-dir",
			Usage: "use the font files in `FOLDER`: the families that the front matter names, and characters that " +
				"the program's own fonts lack; system: the installed fonts, for these (./system is a folder)"},
		&cli.StringFlag{Name: "report", Usage: "write the result for each guide: `FORM` is " +
			strings.Join(build.SummaryForms(), " or ") + ", to standard output in place of the list of artifacts, or FORM=FILE"},
		&cli.IntFlag{Name: "jobs", Aliases: []string{"j"},
			Usage:       "build `N` guides in parallel; each takes memory",
			DefaultText: "one for each processor"},
	}, sourceFlags()...)
}

func toFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "to", Usage: "the formats to write: `NAMES` of " +
		strings.Join(build.Formats(), ", ") + ", or NAME of a program studyguide-render-NAME on the PATH",
		DefaultText: strings.Join(build.DefaultFormats(), ",")}
}

func diagFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "diag", Usage: "the `FORM` of diagnostics: " +
		strings.Join(report.Forms(), ", ") + "; or FORM=FILE, beside what goes to standard error",
		DefaultText: "text; github within GitHub Actions"}
}

// reportFlags returns the flags for reporting findings.
func reportFlags() []cli.Flag {
	return []cli.Flag{
		diagFlag(),
		&cli.BoolFlag{Name: "strict", DisableDefaultText: true, Usage: "let warnings fail as errors do"},
		&cli.StringSliceFlag{Name: "disable",
			Usage: "do not report the warnings or notes of a `RULE` (see: studyguide rules)"},
		&cli.BoolFlag{Name: "notes", DisableDefaultText: true, Usage: "show notes too, not only their number"},
		&cli.StringFlag{Name: "color", Usage: "whether diagnostics have colors: `WHEN` is " +
			strings.Join(report.Colors(), ", "), DefaultText: "auto: on terminals, unless NO_COLOR is set"},
		&cli.BoolFlag{Name: "timings", DisableDefaultText: true,
			Usage: "print how long each stage took, to standard error"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, DisableDefaultText: true,
			Usage: "print nothing but errors and warnings"},
	}
}

// flagValues returns the words that a flag accepts, or nothing if it also accepts others.
func flagValues(flag string) []string {
	switch flag {
	case "to":
		return build.Formats()
	case "format":
		return source.Formats()
	case "shape":
		return source.Shapes()
	case "answers":
		return edition.Modes()
	case "per":
		return edition.Strata()
	case "only":
		var kinds []string // the words are the guide's own
		for _, kind := range edition.Kinds() {
			kinds = append(kinds, kind+":")
		}
		return kinds
	case "theme":
		return theme.Names()
	case "paper":
		return build.Papers()
	case "color":
		return report.Colors()
	case "diag":
		return report.Forms()
	case "report":
		return build.SummaryForms()
	case "deps":
		return build.DepsForms()
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

// readBuildOptions reads the flags of a command that makes books, and the environment.
func readBuildOptions(cc *cli.Context) (*build.Options, error) {
	o, err := readOptions(cc)
	if err == nil && cc.IsSet("report") {
		o.Summary, err = report.ParseForm("report", cc.String("report"), build.SummaryForms())
	}
	return o, err
}

// readOptions reads the flags for reading guides and reporting findings, those for books that the command has, and the
// environment.
func readOptions(cc *cli.Context) (*build.Options, error) {
	for _, flag := range []string{"format", "shape", "answers", "as", "per"} {
		if v := cc.String(flag); cc.IsSet(flag) && !slices.Contains(flagValues(flag), v) {
			return nil, failure.UnknownWord("--"+flag, v, flagValues(flag))
		}
	}
	v, err := readVariant(cc)
	if err != nil {
		return nil, err
	}
	o := &build.Options{
		Variant: *v, FormatsGiven: cc.IsSet("to"), Plugins: cc.Bool("plugins"),
		Output: build.ParsePlace(cc.String("output")), Jobs: cc.Int("jobs"),
		StepSummary: os.Getenv("GITHUB_STEP_SUMMARY"),
	}
	if o.Jobs < 0 || cc.IsSet("jobs") && o.Jobs == 0 {
		return nil, failure.Usagef("--jobs is %d; want 1 or more", o.Jobs)
	}
	if cc.Bool("timings") {
		o.Timings = &render.Timings{}
	}
	if cc.IsSet("deps") {
		if o.Deps, err = report.ParseForm("deps", cc.String("deps"), build.DepsForms()); err != nil {
			return nil, err
		}
	}
	if o.Diagnostics, err = readDiagnostics(cc); err != nil {
		return nil, err
	}
	o.Epoch, err = sourceDateEpoch(os.Getenv("SOURCE_DATE_EPOCH"))
	return o, err
}

// readVariant reads the flags for reading guides and for the look of books.
func readVariant(cc *cli.Context) (*build.Variant, error) {
	v := &build.Variant{
		Source: source.Options{Format: cc.String("format"), Shape: cc.String("shape"), Language: cc.String("language"),
			Drafts: cc.Bool("drafts")},
		Terms: cc.StringSlice("only"), Answers: cc.String("answers"),
	}
	for _, dir := range cc.StringSlice("font-dir") {
		if dir == ast.SystemFonts {
			v.System = true
		} else {
			v.FontDirs = append(v.FontDirs, dir)
		}
	}
	if cc.IsSet("since") {
		v.Terms = append(v.Terms, "since:"+cc.String("since"))
	}
	var err error
	if _, err = language.Parse(v.Source.Language); v.Source.Language != "" && err != nil {
		return nil, failure.Usagef("--language %s: want a language tag (BCP 47), such as en or pt-BR", v.Source.Language)
	}
	if cc.IsSet("theme") {
		if v.Theme, err = build.ParseThemeRef(cc.String("theme")); err != nil {
			return nil, err
		}
	}
	if v.Only, err = edition.ParseSelection(v.Terms); err != nil {
		return nil, failure.Usagef("--only: %v", err)
	}
	if v.Sample, err = readSample(cc); err != nil {
		return nil, err
	}
	if v.Renderers, err = build.ChooseRenderers(cc.StringSlice("to")); err != nil {
		return nil, err
	}
	if v.Filters, err = build.ChooseFilters(cc.StringSlice("filter")); err != nil {
		return nil, err
	}
	if v.Page.Size, err = paper(cc); err != nil {
		return nil, err
	}
	if v.Page.Margin, err = length(cc, "margin", 1, ast.MaxMargin); err != nil {
		return nil, err
	}
	if cc.Bool("checklist") {
		v.Checklist = "on"
	}
	v.Page.Pages = cc.Int("pages")
	if n := v.Page.Pages; n < 0 || n > ast.MaxPages || cc.IsSet("pages") && n == 0 {
		return nil, failure.Usagef("--pages is %d; want 1 to %d", n, ast.MaxPages)
	}
	v.Page.TypeSize, err = length(cc, "type-size", ast.MinTypeSize, ast.MaxTypeSize)
	return v, err
}

// readSample reads the flags for a draw of questions.
func readSample(cc *cli.Context) (edition.Sample, error) {
	s := edition.Sample{Count: cc.Int("count"), Seed: strings.TrimSpace(cc.String("seed")), Per: cc.String("per")}
	if s.Count < 0 || cc.IsSet("count") && s.Count == 0 {
		return s, failure.Usagef("--count is %d; want 1 or more", s.Count)
	}
	return s, nil
}

// readDiagnostics reads the flags for counting and writing findings.
func readDiagnostics(cc *cli.Context) (report.Options, error) {
	d := report.Options{Strict: cc.Bool("strict"), Off: map[diag.ID]bool{}, Quiet: cc.Bool("quiet"),
		Notes: cc.Bool("notes")}
	var err error
	if d.Color, err = report.ParseColor(cc.String("color"), os.Getenv); err != nil {
		return d, err
	}
	if d.Forms, err = report.ParseForms(cc.StringSlice("diag"), os.Getenv); err != nil {
		return d, err
	}
	for _, word := range cc.StringSlice("disable") {
		isError := func(r diag.Rule) bool { return string(r.ID) == word && r.Severity == diag.Error }
		if slices.ContainsFunc(diag.Rules(), isError) {
			return d, failure.Usagef("--disable %s: this rule finds errors, which cannot be turned off", word)
		}
		if !slices.Contains(flagValues("disable"), word) {
			return d, failure.UnknownWord("rule", word, flagValues("disable"))
		}
		d.Off[diag.ID(word)] = true
	}
	return d, nil
}

// paper returns the value of --paper, or "" if it is not set.
func paper(cc *cli.Context) (string, error) {
	name := strings.ToLower(strings.TrimSpace(cc.String("paper")))
	if !cc.IsSet("paper") {
		return "", nil
	}
	size, err := ast.PaperNamed(name)
	if err != nil {
		if _, near := diag.Nearest(name, build.Papers()); near {
			return "", failure.UnknownWord("--paper", name, build.Papers())
		}
		return "", failure.Usagef("--paper: %v", err)
	}
	return size.Name, nil
}

// length returns the value of a flag in points, or 0 if it is not set.
func length(cc *cli.Context, flag string, least, most float64) (float64, error) {
	if !cc.IsSet(flag) {
		return 0, nil
	}
	v, err := ast.ParseLength(cc.String(flag), least, most)
	if err != nil {
		return 0, failure.Usagef("--%s: %v", flag, err)
	}
	return v, nil
}

// sourceDateEpoch parses SOURCE_DATE_EPOCH: the time, in seconds since 1970, of every date in the output
// (https://reproducible-builds.org/specs/source-date-epoch/). It returns nil if the variable is not set.
func sourceDateEpoch(text string) (*time.Time, error) {
	if text == "" {
		return nil, nil
	}
	const last = 253402300799 // the end of the year 9999, the limit of dates in PDF and EPUB
	sec, err := strconv.ParseInt(text, 10, 64)
	if err != nil || sec < 0 || sec > last {
		return nil, failure.Usagef("SOURCE_DATE_EPOCH is %q; want whole seconds since 1970-01-01, such as 1767225600",
			text)
	}
	t := time.Unix(sec, 0).UTC()
	return &t, nil
}
