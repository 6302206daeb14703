package main

import (
	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/internal/build"
	"studyguide/cmd/studyguide/internal/failure"
	"studyguide/cmd/studyguide/internal/project"
	"studyguide/cmd/studyguide/internal/report"
)

func projectFlag() cli.Flag {
	return &cli.StringFlag{Name: "project", Usage: "build what the project `FILE` says; FILES choose among its guides",
		DefaultText: project.Name + ", if no files are named"}
}

// projectRef returns the project that a command is about.
func projectRef(cc *cli.Context) build.ProjectRef {
	return build.ProjectRef{File: cc.String("project"), Files: cc.Args().Slice()}
}

// begin reads the options of a command that may be about a project, and the project if there is one. Errors in the
// project have been reported.
func begin(cc *cli.Context, c report.Console) (*build.Run, *build.Project, error) {
	o, err := readBuildOptions(cc)
	if err != nil {
		return nil, nil, err
	}
	run := build.NewRun(c, o)
	p, err := build.FindProject(projectRef(cc), run.Report)
	if err != nil {
		return nil, nil, run.Report.End(c, err)
	}
	return run, p, nil
}

func schemaCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "print the JSON Schema of " + project.Name,
		Description: `Editors with the schema complete and check a project file while it is written. With the YAML
language server, say at the top of the file:
  # yaml-language-server: $schema=studyguide.schema.json

Examples:
  studyguide schema > studyguide.schema.json`,
		Action: func(cc *cli.Context) error {
			if err := noFiles(cc); err != nil {
				return err
			}
			return failure.Stdout(project.WriteSchema(c.Out, build.Known()))
		},
	}
}
