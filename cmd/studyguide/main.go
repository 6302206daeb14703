// Command studyguide turns study guides (questions and answers in
// Markdown or plain text) into PDF and EPUB books. See "studyguide help".
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"studyguide/cmd/studyguide/internal/build"
)

func main() {
	build.CollectLater(os.Getenv)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal ends the work in good order; a second one ends the program at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr))
}
