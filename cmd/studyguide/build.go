package main

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

func buildCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "compile guides into books",
		ArgsUsage: "[FILE…]",
		Description: `Each FILE is a guide and becomes NAME.pdf, NAME.epub and so on. FILE - is standard input. A
folder is one guide, with a file for each question or section, in the order of the links in its
README or index, else of "order" in their front matter, else of their names. Without a FILE the
project is built whose studyguide.yaml is in this folder or above it; if there is none, what is
piped in. --sample compiles the guide that comes with the program.

In a project only what is stale is made. studyguide.lock, beside the artifacts, records the
digests of everything that each was made from (sources, images, fonts, themes, options, this
program) and its own, so that an artifact that was edited is made again. An artifact that
nothing in the project makes any more is removed, unless somebody edited it. A FILE that is
named is always made, and no lock is kept.

Each artifact is reported on a line: its path, its pages or questions, its size, how long it
took and, in a project, why it was made. Problems in guides are reported on standard error. A
guide with errors is not written; the others are. Dates come from SOURCE_DATE_EPOCH or the
guide, so that the same input makes the same bytes.

Questions may have facts, in a paragraph under their title: *Difficulty: basic · Tags: HTTP,
caching*. --only keeps the questions of a difficulty (basic, or difficulty:basic), with a tag
(tag:HTTP), in a section (section:caching, by title or as in links to it), or with a number (12,
3-9, number:A1). Of several terms of a kind a question must match one, and of several kinds each:
basic,tag:HTTP. A hyphen before a term leaves out what matches (-tag:HTTP, -basic). Case does not
matter. Sections left without questions are dropped; links to questions that are left out become
text.

--count draws some of these questions by chance: always the same for the same --seed, and with few
changes when the guide gets more questions. --per section gives each section its share, --per
difficulty each difficulty. A question that links to another one brings that along, or is passed
over if there is no room for both. Links in answers do not count.

--answers none makes a paper: no answers, options without marks. --answers only makes its key, if
the other flags are the same: letters in a table, then the answers. Both count questions from 1 if
questions were drawn, or if the guide's numbers are missing or ambiguous. The files are called
NAME-paper and NAME-key, those of --only and --count NAME-part unless -o names a place. With
--theme exam a paper has ruled space, boxes and marks, and its key names the pages of the paper.
--theme cram sets first sentences and terms on few pages, as many as --pages says.

--shard makes a part of a project, for "studyguide merge" to join. Parallel jobs of GitLab, CircleCI,
Buildkite, Azure Pipelines, AWS Batch, Slurm and Kubernetes know theirs by their environment (in an
Indexed Job of Kubernetes set JOB_COMPLETIONS to its completions).

--to site makes a folder of pages, NAME/, one for each section: -o FOLDER/ names that folder itself if
nothing else is made. Of what is in it only files of an earlier build are replaced and removed.

In a project such flags, and all that make other books than its file says, want a place of their
own (-o FOLDER/), so that neither its books nor their lock are overwritten; a FILE that is named
does not get around that.

Examples:
  studyguide build guide.md                     write out/guide.pdf and out/guide.epub
  studyguide build                              build the project of this folder, or of one above it
  studyguide build --sample                     see what a book looks like
  studyguide build --check                      fail if an artifact of the project is not up to date
  studyguide build --deps make=out/guides.d     for make: what was made from what
  studyguide build --theme large -o large/      a project in another look, beside its own books
  studyguide build -o book.epub guide.md        write one file; its name gives the format
  studyguide build -o books/ *.md               write two files for each guide
  studyguide build questions/                   one guide of all files of a folder
  studyguide build --to json -o - - < guide.md  from standard input to standard output
  studyguide build --to site -o public/ guide.md    a folder of pages, for a host
  studyguide build --answers back guide.md      questions first, the answers in a part of their own
  studyguide build --only basic,tag:HTTP guide.md   the basic questions on HTTP
  studyguide build --theme exam --answers none --count 30 --seed 7 --per section guide.md
  studyguide build --paper letter --margin 0.8in --type-size 11pt guide.md
  studyguide build --theme large guide.md       for readers with low vision; screen is for tablets

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "where the files go: `PLACE` is a folder if it is one or ends in /, else a file; - is " +
					"standard output",
				DefaultText: build.DefaultOutput},
			sampleFlag(),
		}, partFlags(), incrementalFlags(), readFlags(), reportFlags()),
		Action: func(cc *cli.Context) error {
			run, p, err := begin(cc, c)
			if err != nil {
				return err
			}
			if p != nil {
				scope, err := readScope(cc, os.Getenv)
				if err != nil {
					return err
				}
				return run.BuildProject(cc.Context, p, scope)
			}
			for _, flag := range []string{"check", "force", "shard"} {
				if cc.IsSet(flag) && cc.Args().Present() {
					return failure.Usagef("--%s is for projects, and a FILE that is named is none's; leave it out, or name the "+
						"project too: --project %s", flag, project.Name)
				}
				if cc.IsSet(flag) {
					return failure.Usagef("--%s is for projects; there is no %s in this folder or above it, and none is named by "+
						"--project", flag, project.Name)
				}
			}
			guides, err := inputs(cc, &run.Console)
			if err != nil {
				return err
			}
			tasks, err := build.Plan(run.Options, guides)
			if err == nil {
				err = build.RefuseOverBooks(run.Options, tasks)
			}
			if err != nil {
				return err
			}
			return run.Compile(cc.Context, tasks)
		},
	}
}

// incrementalFlags returns the flags of an incremental build.
func incrementalFlags() []cli.Flag {
	return []cli.Flag{
		projectFlag(), pluginsFlag(),
		&cli.BoolFlag{Name: "force", DisableDefaultText: true,
			Usage: "make all artifacts of the project, not only those that are stale"},
		&cli.BoolFlag{Name: "check", DisableDefaultText: true,
			Usage: "write nothing; report what of the project is stale and why, and end with 1 if anything is"},
		&cli.StringFlag{Name: "shard",
			Usage:       "make the `PART` I/N of the project, such as 2/8, to be joined by: studyguide merge",
			DefaultText: "all; within parallel jobs, as their environment says"},
		&cli.StringFlag{Name: "deps", Usage: "write what each artifact was made from: `FORM` is " +
			strings.Join(build.DepsForms(), " or ") +
			", to standard output in place of the list of artifacts, or FORM=FILE"},
	}
}

// readScope reads which artifacts of a project to make.
func readScope(cc *cli.Context, getenv func(string) string) (build.Scope, error) {
	scope := build.Scope{Force: cc.Bool("force"), Check: cc.Bool("check")}
	if scope.Check && scope.Force {
		return scope, failure.Usagef("--check writes nothing, --force writes everything; choose one")
	}
	var err error
	if cc.IsSet("shard") {
		if scope.Shard, err = parseShard("--shard", cc.String("shard")); err == nil && cc.Args().Present() {
			err = failure.Usagef("--shard chooses among all guides; name no files")
		}
		return scope, err
	}
	if cc.Args().Present() {
		return scope, nil
	}
	scope.Shard, scope.ShardBy, err = jobShard(getenv)
	return scope, err
}

// parseShard parses a shard such as 2/8; what names the source of the text in errors.
func parseShard(what, text string) (lock.Shard, error) {
	i, n, _ := strings.Cut(text, "/")
	index, err1 := strconv.Atoi(i)
	count, err2 := strconv.Atoi(n)
	switch {
	case err1 != nil || err2 != nil:
		return lock.Shard{}, failure.Usagef("%s: %q is not a part of a whole; want such as 2/8", what, text)
	case count < 1 || count > lock.MaxShards:
		return lock.Shard{}, failure.Usagef("%s: %q has %d parts; want 1 to %d", what, text, count, lock.MaxShards)
	case index < 1 || index > count:
		return lock.Shard{}, failure.Usagef("%s: there is no part %d of %d", what, index, count)
	}
	return lock.Shard{Index: index, Count: count}, nil
}
