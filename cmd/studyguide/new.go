package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"studyguide/source/starter"
)

func newCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "begin a guide",
		ArgsUsage: "NAME",
		Description: `Writes the guide NAME.md, whose questions show how guides are written, and a workflow of GitHub Actions that
checks and builds it, ` + starter.WorkflowPath + `. The workflow is for the top folder of a repository. Files that are
there already stay as they are, unless --force is given.

Examples:
  studyguide new go-interviews        write go-interviews.md and its workflow
  studyguide new docs/go-interviews   the same in a folder`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "overwrite files that are there already"},
		},
		Action: func(cc *cli.Context) error {
			if cc.NArg() != 1 {
				return usagef("new wants one name: studyguide new NAME")
			}
			file, err := guideFile(cc.Args().First())
			if err != nil {
				return err
			}
			return begin(cc.Context, c, file, cc.Bool("force"))
		},
	}
}

// guideFile gives the file of a guide called name, with slashes. It goes into a workflow and into commands, so it must be below this folder
// and mean nothing to YAML or a shell.
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
		return "", usagef("%q is no name for a guide; want such as go-interviews", name)
	case strings.ContainsFunc(file, strange):
		return "", usagef("%q has characters that are not letters, digits or - _ . /; want such as go-interviews", name)
	case !filepath.IsLocal(filepath.FromSlash(file)):
		return "", usagef("%q is not below this folder, where the workflow will be", name)
	}
	return filepath.ToSlash(filepath.Clean(file)), nil
}

// begin writes the guide and its workflow, both or none.
func begin(ctx context.Context, c console, file string, force bool) error {
	guide, workflow, err := starter.Files(file)
	if err != nil {
		return &failure{exitOutput, err}
	}
	texts := []struct {
		path string
		text []byte
	}{{file, guide}, {starter.WorkflowPath, workflow}}
	for _, t := range texts {
		if _, err := os.Lstat(t.path); err == nil && !force {
			return &failure{exitOutput, fmt.Errorf("%s is there already; to overwrite it: studyguide new --force", t.path)}
		}
	}
	var drafts []*draft
	for _, t := range texts {
		d, err := filled(ctx, t.path, t.text)
		if err != nil {
			for _, d := range drafts {
				err = errors.Join(err, d.discard())
			}
			return asFailure(err)
		}
		drafts = append(drafts, d)
	}
	for i, d := range drafts {
		if err := d.commit(); err != nil {
			return asFailure(err)
		}
		if _, err := fmt.Fprintf(c.out, "wrote %s\n", texts[i].path); err != nil {
			return written(err)
		}
	}
	_, err = fmt.Fprintf(c.out, `
Next:
  studyguide check --strict %[1]s   look for problems
  studyguide build %[1]s            make the PDF and the EPUB, in out/
  %[2]s    set where studyguide comes from, and its version
`, file, starter.WorkflowPath)
	return written(err)
}

// filled gives a draft of the file path with text in it, and makes the file's folder.
func filled(ctx context.Context, path string, text []byte) (*draft, error) {
	path = filepath.FromSlash(path)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, fmt.Errorf("making the folder of %s: %w", path, err)
	}
	d, err := newDraft(ctx, path, false)
	if err != nil {
		return nil, err
	}
	if _, err := d.Write(text); err != nil {
		return nil, errors.Join(fmt.Errorf("writing %s: %w", path, err), d.discard())
	}
	return d, nil
}
