package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/cmd/studyguide/internal/starter"
)

func newCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "start a guide",
		ArgsUsage: "NAME",
		Description: `Writes the guide NAME.md, whose questions show how guides are written, and a workflow of GitHub
Actions that checks and builds it, ` + starter.WorkflowPath + `. The workflow belongs in the
top folder of a repository. Existing files stay as they are, unless --force is given.

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
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "overwrite files that are there already"},
		},
		Action: func(cc *cli.Context) error {
			if cc.NArg() != 1 {
				return failure.Usagef("new wants one name: studyguide new NAME")
			}
			file, err := guideFile(cc.Args().First())
			if err != nil {
				return err
			}
			if !cc.Bool("project") {
				if cc.IsSet("host") {
					return failure.Usagef("--host is for projects: studyguide new --project --host NAME")
				}
				files, err := starter.Guide(file)
				return writeAll(cc.Context, c, files, err, cc.Bool("force"), nextGuide)
			}
			if host := cc.String("host"); !slices.Contains(starter.Hosts(), host) {
				return failure.UnknownWord("--host", host, starter.Hosts())
			}
			if !strings.Contains(file, "/") {
				file = "guides/" + file
			}
			files, err := starter.Project(file, cc.String("host"))
			return writeAll(cc.Context, c, files, err, cc.Bool("force"), nextProject)
		},
	}
}

// guideFile returns the path of a guide called name, with slashes. It is written into a workflow and into commands, so
// it must be below the working folder and need no quoting in YAML or a shell.
func guideFile(name string) (string, error) {
	file := filepath.ToSlash(name)
	if !strings.HasSuffix(file, ".md") {
		file += ".md"
	}
	strange := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./", r)
	}
	stem := strings.TrimSuffix(file[strings.LastIndexByte(file, '/')+1:], ".md")
	switch {
	case strings.Trim(stem, "-_.") == "" || strings.HasPrefix(file, "-"):
		return "", failure.Usagef("%q is not a name for a guide; want such as go-interviews", name)
	case strings.ContainsFunc(file, strange):
		return "", failure.Usagef("%q has characters that are not letters, digits or - _ . /; want such as "+
			"go-interviews", name)
	case !filepath.IsLocal(filepath.FromSlash(file)):
		return "", failure.Usagef("%q is not below this folder, where the workflow will be", name)
	}
	return filepath.ToSlash(filepath.Clean(file)), nil
}

// The next steps that are printed after the names of the files.
const (
	nextGuide = `
Next:
  studyguide check --strict @GUIDE@   look for problems
  studyguide build @GUIDE@            make the PDF and the EPUB, in out/
  @WORKFLOW@    set where studyguide comes from, and its version
`
	nextProject = `
Next:
  studyguide check --strict   look for problems in all guides
  studyguide build            make the books that are not up to date, in out/
  @WORKFLOW@    set where studyguide comes from, and its version
`
)

// writeAll writes files, all or none, and prints the next steps. err is the starter's error.
func writeAll(ctx context.Context, c report.Console, files []starter.File, err error, force bool, next string) error {
	if err != nil {
		return failure.New(failure.Output, err)
	}
	for _, t := range files {
		if _, err := os.Lstat(t.Path); err == nil && !force {
			return failure.New(failure.Output,
				fmt.Errorf("%s is there already; to overwrite it: studyguide new --force", t.Path))
		}
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
	named := strings.NewReplacer("@GUIDE@", files[0].Path, "@WORKFLOW@", files[len(files)-1].Path)
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
