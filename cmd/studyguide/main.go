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

	"example.org/studyguide/cmd/studyguide/internal/build"
)

func main() {
	build.CollectLater(os.Getenv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal cancels the work, a second one ends the program at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr))
}
