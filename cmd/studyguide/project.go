package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/tree"
)

func projectFlag() cli.Flag {
	return &cli.StringFlag{Name: "project", Usage: "build what the project `FILE` says; FILES choose among its guides",
		DefaultText: project.Name + ", if no files are named"}
}

// pluginsFlag is the flag without which the file of a project runs no programs of others.
func pluginsFlag() cli.Flag {
	return &cli.BoolFlag{Name: "plugins", DisableDefaultText: true,
		Usage: "run the programs that the project names: studyguide-filter-NAME, studyguide-render-NAME"}
}

// draftsFlag is the flag that takes drafts in.
func draftsFlag() cli.Flag {
	return &cli.BoolFlag{Name: "drafts", DisableDefaultText: true,
		Usage: "take in the guides of a project, and the files of a folder, that say draft: true in their front matter"}
}

// projectRef returns the project that a command is about.
func projectRef(cc *cli.Context) build.ProjectRef {
	return build.ProjectRef{File: cc.String("project"), Files: cc.Args().Slice(), Draft: cc.Bool("drafts")}
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
		Name:      "schema",
		Usage:     "print the JSON Schema of " + project.Name + ", front matter, themes, or the tree that programs of others read",
		ArgsUsage: "[project|front-matter|theme|tree]",
		Description: `Editors with the schema complete and check a file while it is written. With the YAML language
server, say at the top of a project file or a theme:
  # yaml-language-server: $schema=studyguide.schema.json

"schema front-matter" prints the schema of what stands between lines of --- above a guide, "schema theme" that of theme
files. "schema tree" prints the schema of what --to json writes, which studyguide-render-NAME and studyguide-filter-NAME
get. Each names itself by its $id.

Examples:
  studyguide schema > studyguide.schema.json
  studyguide schema front-matter > front-matter.schema.json
  studyguide schema theme > theme.schema.json
  studyguide schema tree > tree.schema.json`,
		Action: func(cc *cli.Context) error {
			kind := strings.Join(cc.Args().Slice(), " ")
			switch kind {
			case "", "project":
				return failure.Stdout(project.WriteSchema(c.Out, build.Known()))
			case "front-matter":
				return failure.Stdout(config.WriteFrontMatterSchema(c.Out))
			case "theme":
				return failure.Stdout(theme.WriteSchema(c.Out))
			case "tree":
				return failure.Stdout(tree.WriteSchema(c.Out))
			default:
				return failure.UnknownWord("schema", kind, []string{"project", "front-matter", "theme", "tree"})
			}
		},
	}
}
