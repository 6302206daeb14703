package main

import (
	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/artifacts"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

// artifactsFlag makes check read finished books instead of guides.
const artifactsFlag = "artifacts"

// checkArtifacts checks finished books, and compares those of one guide with each other.
func checkArtifacts(cc *cli.Context, c report.Console) error {
	names := []string{"explain", "fix", "diff"}
	for _, f := range readFlags() {
		names = append(names, f.Names()[0])
	}
	for _, name := range names {
		if cc.IsSet(name) {
			return failure.Usagef("--%s is about guides; with --%s, check looks at books that are finished", name,
				artifactsFlag)
		}
	}
	o, err := readBuildOptions(cc)
	if err != nil {
		return err
	}
	if !cc.Args().Present() {
		return failure.Usagef("check --%s wants books, or folders of books: studyguide check --%s out/", artifactsFlag,
			artifactsFlag)
	}
	check := &artifacts.Check{Console: c, Options: &o.Diagnostics}
	return check.Run(cc.Context, cc.Args().Slice())
}
