// Command studyguide turns study guides (questions and answers in Markdown, HTML or plain text) into PDF and EPUB
// books. See "studyguide help".
//
// Package main holds the flags, one file a command, and the exit codes. It is the only importer of urfave/cli and the
// only code that exits; the engine in internal/build returns failures of a kind (package failure), and run maps the
// kind to an exit code. A question without an answer is a warning, since several shapes of documents have none by
// design; --strict makes warnings fail.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.org/studyguide/cmd/studyguide/internal/build"
	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

// patience is how long a run that was interrupted may take to end by itself. With what its removal takes, half a second
// is not exceeded.
const patience = 150 * time.Millisecond

func main() {
	build.CollectLater(os.Getenv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	desk := &draft.Desk{}
	// The first signal cancels the work. What has not ended then soon is left, without what was begun and not finished.
	// A second signal ends the program at once.
	context.AfterFunc(ctx, func() {
		stop()
		time.AfterFunc(patience, func() {
			desk.Clear()
			_ = report.Error(os.Stderr, failure.Stop()) // there is nowhere else to say it
			os.Exit(exitCode(failure.Interrupted))
		})
	})
	os.Exit(run(desk.With(ctx), os.Args, os.Stdin, os.Stdout, os.Stderr))
}
