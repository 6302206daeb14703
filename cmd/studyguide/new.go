package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/cmd/studyguide/internal/starter"
	"example.org/studyguide/cmd/studyguide/internal/tool"
)

func newCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "start a guide",
		ArgsUsage: "NAME",
		Description: `Writes the guide NAME.md, whose questions show how guides are written, and a workflow of GitHub
Actions that checks and builds it, ` + starter.WorkflowPath + `. The workflow belongs in the
top folder of a repository. Existing files stay as they are, unless --force is given: a guide that is
there is an error, a workflow that is there is kept.

NAME may be any title: "C++ & Go: what's asked?" is written to c-go-whats-asked.md, and letters of
other scripts stay. A slash in a title is one of a path only if the folder is there: "Why a/b?" is
written to why-a-b.md, docs/go-interviews always to docs/. A NAME outside of this folder (../go, /books/go) is written there, with its
workflow beside it, after a question; --yes answers it, and without a terminal it is needed.

--project starts a project of many guides: studyguide.yaml, a first guide in guides/ (or in the
folder of NAME), and what a host needs to check pull requests, build what changed and keep the
books: a workflow of GitHub Actions, or with --host gitlab a .gitlab-ci.yml.

Examples:
  studyguide new go-interviews        write go-interviews.md and its workflow
  studyguide new docs/go-interviews   the same in a folder
  studyguide new --project go-interviews
  studyguide new --project --host gitlab go-interviews`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "project", DisableDefaultText: true, Usage: "start a project of many guides"},
			&cli.StringFlag{Name: "host", Value: starter.Hosts()[0], Usage: "the `NAME` of who builds the project: " +
				strings.Join(starter.Hosts(), " or ")},
			&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, DisableDefaultText: true,
				Usage: "write outside of this folder without asking"},
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "overwrite files that are there already"},
		},
		Action: func(cc *cli.Context) error {
			if cc.NArg() != 1 {
				return failure.Usagef("new wants one name: studyguide new NAME")
			}
			name := cc.Args().First()
			file, dir, err := guideFile(name)
			if err != nil {
				return err
			}
			if err := outside(cc, c, dir, file); err != nil {
				return err
			}
			from := tool.From()
			if !cc.Bool("project") {
				if cc.IsSet("host") {
					return failure.Usagef("--host is for projects: studyguide new --project --host NAME")
				}
				files, err := starter.Guide(file, spoken(name), from)
				return writeAll(cc.Context, c, placed(files, dir), err, cc.Bool("force"), next(nextGuide, "", from))
			}
			host := cc.String("host")
			if !slices.Contains(starter.Hosts(), host) {
				return failure.UnknownWord("--host", host, starter.Hosts())
			}
			if !strings.Contains(file, "/") {
				file = "guides/" + file
			}
			files, err := starter.Project(file, spoken(name), host, from)
			return writeAll(cc.Context, c, placed(files, dir), err, cc.Bool("force"), next(nextProject, host, from))
		},
	}
}

// guideFile returns the path of a guide called name, with slashes, relative to the folder to write in: "." or, for one
// outside of the working folder, its own. It is written into a workflow and into commands, so it needs no quoting in
// YAML or a shell: what would becomes a hyphen, and the last part of a changed name is in small letters.
func guideFile(name string) (file, dir string, _ error) {
	file = filepath.ToSlash(strings.TrimSpace(name))
	dir = "."
	if local := filepath.FromSlash(file); !filepath.IsLocal(local) && file != "" {
		dir, file = filepath.Dir(local), filepath.Base(local)
	}
	parts := strings.Split(strings.TrimSuffix(file, ".md"), "/")
	if dir == "." && slashed(file) {
		parts = []string{strings.TrimSuffix(file, ".md")}
	}
	last := len(parts) - 1
	for i, part := range parts {
		if parts[i] = plainName(part); i == last && parts[i] != part {
			parts[i] = strings.ToLower(parts[i])
		}
	}
	if strings.Trim(parts[last], "-_.") == "" || strings.HasPrefix(file, "-") {
		return "", "", failure.Usagef("%q is not a name for a guide; want such as go-interviews", name)
	}
	return path.Clean(strings.Join(parts, "/")) + ".md", dir, nil
}

// slashed reports whether a name with slashes is a title, not a path: some of it is no plain name, and the folder that
// it would name is not there.
func slashed(name string) bool {
	plain := !slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool { return plainName(part) != part })
	info, err := os.Stat(filepath.FromSlash(path.Dir(name)))
	return !plain && strings.Contains(name, "/") && filepath.IsLocal(filepath.FromSlash(name)) &&
		(err != nil || !info.IsDir())
}

// plainName returns a part of a path with hyphens for what is neither a letter or a digit of any script nor one of
// - _ . and without apostrophes.
func plainName(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r)
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	s = strings.NewReplacer("'", "", "’", "", "&", " ").Replace(s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !plain(r) || r == '-' }), "-")
}

// outside asks whether to write in a folder that is not below the working one. Without a terminal to ask at it takes
// --yes.
func outside(cc *cli.Context, c report.Console, dir, file string) error {
	if inside, err := below(dir, file); err != nil || inside || cc.Bool("yes") {
		return failure.Or(failure.Output, err)
	}
	in, ok := c.In.(*os.File)
	if !ok || !report.IsTerminal(in) {
		return failure.Usagef("%s is outside of this folder; to write there all the same: studyguide new --yes",
			filepath.ToSlash(filepath.Join(dir, file)))
	}
	fmt.Fprintf(c.Err, "%s is outside of this folder. Write there? [y/N] ",
		report.Shown(filepath.Join(dir, file))) // display only
	answer, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return failure.New(failure.Input, fmt.Errorf("reading the answer: %w", err))
	}
	if word := strings.ToLower(strings.TrimSpace(answer)); word != "y" && word != "yes" {
		return failure.Usagef("nothing was written")
	}
	return nil
}

// below reports whether what is written to a file in dir is below the working folder, also where links lead elsewhere.
func below(dir, file string) (bool, error) {
	here, err := filepath.Abs(".")
	if err != nil {
		return false, fmt.Errorf("finding the working folder: %w", err)
	}
	to, err := filepath.Abs(filepath.Join(dir, filepath.FromSlash(file)))
	if err != nil {
		return false, fmt.Errorf("finding the folder of %s: %w", file, err)
	}
	if rel, err := filepath.Rel(here, to); err != nil || !filepath.IsLocal(rel) {
		return false, nil
	}
	return files.Inside(here, to) == nil, nil
}

// The next steps that are printed after the names of the files.
const (
	nextGuide = `
Next:
  studyguide check --strict @GUIDE@   look for problems
  studyguide build @GUIDE@            make the PDF and the EPUB, in out/
`
	nextProject = `
Next:
  studyguide check --strict   look for problems in all guides
  studyguide build            make the books that are not up to date, in out/
`
	nextWorkflow = `  @WORKFLOW@    set where studyguide comes from, and its version
`
)

// spoken returns the title of a guide from a name that is more than a name of a file; "" if it is none.
func spoken(name string) string {
	name = filepath.ToSlash(strings.TrimSpace(name))
	base := strings.TrimSuffix(path.Base(name), ".md")
	if slashed(name) {
		base = strings.TrimSuffix(name, ".md")
	}
	if plainName(base) == base {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(base), " "))
}

// placed returns files in a folder.
func placed(all []starter.File, dir string) []starter.File {
	for i := range all {
		all[i].Path = filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(all[i].Path)))
	}
	return all
}

// next returns the steps, with one for the workflow if the program does not know where it comes from.
func next(steps, host string, from tool.Origin) string {
	if starter.Settled(host, from) {
		return steps
	}
	return steps + nextWorkflow
}

// writeAll writes files, all or none, and prints the next steps. Only the last, which is a host's, is kept if it is
// there. err is the starter's error.
func writeAll(ctx context.Context, c report.Console, files []starter.File, err error, force bool, next string) error {
	if err != nil {
		return failure.New(failure.Output, err)
	}
	last := len(files) - 1
	named := strings.NewReplacer("@GUIDE@", files[0].Path, "@WORKFLOW@", files[last].Path)
	kept := ""
	for i, t := range files {
		switch _, err := os.Lstat(t.Path); {
		case err != nil || force:
		case i == last:
			kept = t.Path
		default:
			return failure.New(failure.Output,
				fmt.Errorf("%s is there already; to overwrite it: studyguide new --force", t.Path))
		}
	}
	if kept != "" {
		files, next = files[:last], strings.TrimSuffix(next, nextWorkflow)
	}
	var drafts []*draft.Draft
	for _, t := range files {
		d, err := filled(ctx, t.Path, t.Text)
		if err != nil {
			for _, d := range drafts {
				err = errors.Join(err, d.Discard())
			}
			return failure.Or(failure.Output, err)
		}
		drafts = append(drafts, d)
	}
	for i, d := range drafts {
		if err := d.Commit(); err != nil {
			return failure.Or(failure.Output, err)
		}
		if _, err := fmt.Fprintf(c.Out, "wrote %s\n", report.Shown(files[i].Path)); err != nil {
			return failure.Stdout(err)
		}
	}
	if kept != "" {
		if _, err := fmt.Fprintf(c.Out, "kept %s, which is there already: name the guide in it, or overwrite it by --force\n",
			report.Shown(kept)); err != nil {
			return failure.Stdout(err)
		}
	}
	_, err = named.WriteString(c.Out, next)
	return failure.Stdout(err)
}

// filled returns a draft of the file path with text in it, and creates the file's folder.
func filled(ctx context.Context, path string, text []byte) (*draft.Draft, error) {
	path = filepath.FromSlash(path)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, fmt.Errorf("making the folder of %s: %w", path, err)
	}
	d, err := draft.New(ctx, path)
	if err != nil {
		return nil, err
	}
	if _, err := d.Write(text); err != nil {
		return nil, errors.Join(fmt.Errorf("writing %s: %w", path, err), d.Discard())
	}
	return d, nil
}
