package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"studyguide/cmd/studyguide/preview"
	"studyguide/render"
	"studyguide/render/epub"
	"studyguide/render/pdf"
	"studyguide/source/ast"
	"studyguide/source/tex"
)

func previewCommand(c console) *cli.Command {
	return &cli.Command{
		Name:      "preview",
		Usage:     "show a guide in the browser while it is written",
		ArgsUsage: "[FILE]",
		Description: `Prints an address to open in a browser of this machine; no other machine can reach it. The page shows the EPUB's pages beside the PDF, goes
along with every save of the guide and of what it uses, and stays where the reader is. Problems are listed; a click shows their line and the
question that they are in. Without a FILE the sample guide
is shown. Nothing is written. Ctrl-C ends it, with exit code 130.

Examples:
  studyguide preview guide.md
  studyguide preview --port 8000 --theme mine.yaml questions/

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			&cli.IntFlag{Name: "port", Usage: "serve at `NUMBER` of 127.0.0.1", DefaultText: "one that is free"},
			&cli.StringSliceFlag{Name: "only", Usage: "keep just the questions of `TERMS`: a difficulty or tag:WORD; several are divided by commas"},
		}, slices.DeleteFunc(readFlags(), func(f cli.Flag) bool { return f.Names()[0] == "to" }), reportFlags()),
		Action: func(cc *cli.Context) error {
			s, err := readSettings(cc)
			if err != nil {
				return err
			}
			if cc.Args().Len() > 1 {
				return usagef("preview shows one guide: studyguide preview FILE")
			}
			if p := cc.Int("port"); p < 0 || p > 65535 || cc.IsSet("port") && p == 0 {
				return usagef("--port: %d is no port; want 1 to 65535", p)
			}
			return serve(cc.Context, c, s, cc.Args().First(), cc.Int("port"))
		},
	}
}

// serve shows a guide until ctx ends. port 0 is one that is free.
func serve(ctx context.Context, c console, s *settings, guide string, port int) error {
	listener, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return &failure{exitOutput, fmt.Errorf("serving the preview: %w", err)}
	}
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		return &failure{exitOutput, errors.Join(fmt.Errorf("serving at %v, which has no port", listener.Addr()), listener.Close())}
	}
	shown := preview.New(address.Port)
	server := &http.Server{Handler: shown, ReadHeaderTimeout: 5 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	r := &rebuilder{console: c, settings: s, tasks: []task{{file: guide, variant: &s.variant, targets: []target{{renderer: stage{shown}}}}}}
	r.after = func(changed []string, found *report, start time.Time, err error) error {
		took := time.Since(start)
		shown.Report(found.list.Sorted(), found.sources, err != nil, took)
		if changed == nil && !s.quiet {
			if _, err := fmt.Fprintf(c.out, "%s is shown at http://127.0.0.1:%d/ ; Ctrl-C ends\n", stem(guide), address.Port); err != nil {
				return written(err)
			}
		}
		return r.tell(changed, found, start, err)
	}
	err = r.run(ctx)
	if e := server.Close(); e != nil {
		err = errors.Join(err, &failure{exitOutput, e})
	}
	if e := <-served; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, &failure{exitOutput, fmt.Errorf("serving the preview: %w", e)})
	}
	return err
}

// A stage is the renderer of a preview: it shows each book as soon as it is made, the EPUB first, which takes a third of the time and is loaded by the
// browser while the PDF is made. So the EPUB tells of no pages of the PDF; nothing of them is seen.
type stage struct{ shown *preview.Server }

// Name gives what the progress bar shows.
func (stage) Name() string { return "preview" }

// Ext gives nothing: no file is made.
func (stage) Ext() string { return "" }

// Render shows the books of job. Nothing is written to w.
func (s stage) Render(ctx context.Context, _ io.Writer, job *render.Job) error {
	if err := s.epub(ctx, job); err != nil {
		return err
	}
	var file bytes.Buffer
	if err := (pdf.Renderer{}).Render(ctx, &file, job); err != nil {
		return err
	}
	where, err := job.PageMap(ctx)
	if err != nil {
		return err
	}
	pages := map[string]int{}
	for id, n := range where.Page {
		pages[epub.Anchor(id)] = n
	}
	s.shown.PDF(file.Bytes(), pages)
	return nil
}

func (s stage) epub(ctx context.Context, job *render.Job) error {
	var file bytes.Buffer
	if err := (epub.Renderer{}).Render(ctx, &file, job); err != nil {
		return err
	}
	var questions []preview.Question
	for _, q := range job.Guide.AllQuestions() {
		questions = append(questions, preview.Question{
			Anchor: epub.Anchor(q.ID), Title: questionTitle(q), File: q.At.File, Line: q.At.Start.Line,
		})
	}
	return s.shown.EPUB(job.Guide.Meta.Title, file.Bytes(), questions)
}

// questionTitle gives the title of a question with its number.
func questionTitle(q *ast.Question) string {
	if q.Number == "" {
		return tex.Title(q.Title)
	}
	return strings.TrimSuffix(q.Number, ".") + ". " + tex.Title(q.Title)
}
