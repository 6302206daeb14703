package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/preview"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

func previewCommand(c report.Console) *cli.Command {
	return &cli.Command{
		Name:      "preview",
		Usage:     "show a guide in the browser while it is written",
		ArgsUsage: "[FILE]",
		Description: `Prints an address to open in a browser on this machine; no other machine can reach it. The page
shows the EPUB beside the PDF, follows every save of the guide and of what it uses, and keeps
the reader's place. Problems are listed; a click shows their line and their question. Nothing
is written. Ctrl-C ends it, with exit code 130.

Examples:
  studyguide preview guide.md
  studyguide preview --port 8000 --theme mine.yaml questions/

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			sampleFlag(),
			&cli.IntFlag{Name: "port", Usage: "serve at `NUMBER` of 127.0.0.1", DefaultText: "one that is free"},
			&cli.StringSliceFlag{Name: "only",
				Usage: "keep just the questions of `TERMS`: a difficulty or tag:WORD; separate several with commas"},
		}, slices.DeleteFunc(readFlags(), func(f cli.Flag) bool { return f.Names()[0] == "to" }), reportFlags()),
		Action: func(cc *cli.Context) error {
			o, err := readBuildOptions(cc)
			if err != nil {
				return err
			}
			if cc.Args().Len() > 1 {
				return failure.Usagef("preview shows one guide: studyguide preview FILE")
			}
			if p := cc.Int("port"); p < 0 || p > 65535 || cc.IsSet("port") && p == 0 {
				return failure.Usagef("--port: %d is no port; want 1 to 65535", p)
			}
			guides, err := inputs(cc, &c)
			if err != nil {
				return err
			}
			return serve(cc.Context, c, o, guides[0], cc.Int("port"))
		},
	}
}

// serve shows a guide until ctx ends. Port 0 means any free port.
func serve(ctx context.Context, c report.Console, o *build.Options, guide build.Input, port int) error {
	listener, err := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return failure.New(failure.Output, fmt.Errorf("serving the preview: %w", err))
	}
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		return failure.New(failure.Output, errors.Join(fmt.Errorf("serving at %v, which has no port", listener.Addr()),
			listener.Close()))
	}
	shown := preview.New(address.Port)
	// A panic in a handler ends only its response; net/http would print the stack.
	server := &http.Server{Handler: shown, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	r := &build.Rebuilder{Console: c, Options: o, Tasks: []build.Task{
		{Input: guide, Variant: &o.Variant, Targets: []build.Target{{Renderer: preview.Renderer{Server: shown}}}},
	}}
	r.After = func(round build.Round) error {
		shown.Report(round.Report.Sorted(), round.Report.Sources(), round.Err != nil, round.Took)
		if round.Changed == nil && !o.Diagnostics.Quiet {
			if _, err := fmt.Fprintf(c.Out, "%s is shown at http://127.0.0.1:%d/ ; Ctrl-C ends\n", report.Shown(guide.Stem()),
				address.Port); err != nil {
				return failure.Stdout(err)
			}
		}
		return printRound(r, round)
	}
	err = r.Run(ctx)
	if e := server.Close(); e != nil {
		err = errors.Join(err, failure.New(failure.Output, e))
	}
	if e := <-served; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, failure.New(failure.Output, fmt.Errorf("serving the preview: %w", e)))
	}
	return err
}
