package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
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
		Description: `Prints an address to open in a browser on this machine; no other machine can reach it, unless
--host lets it. The page shows the EPUB beside the PDF, follows every save of the guide and of
what it uses, and keeps the reader's place. Problems are listed; a click shows their line and
their question. Nothing is written. Ctrl-C ends it, with exit code 130.

Without a FILE the guides of the project are shown, in all editions, drafts as well: a list on the
page chooses which. The port is ` + strconv.Itoa(usualPort) + `, or the next one that is free; one that --port asks for is
taken or nothing.

--host 0.0.0.0 serves at all addresses of this machine, --host ADDRESS at one. The address that is
printed then has a token, without which nobody is answered: who has it can read the guide.

Examples:
  studyguide preview guide.md
  studyguide preview --open                 the guides of the project, in the browser
  studyguide preview --port 8000 --theme mine.yaml questions/
  studyguide preview --host 0.0.0.0 guide.md    to look at it on a phone

` + exitCodes,
		Flags: slices.Concat([]cli.Flag{
			sampleFlag(), projectFlag(), pluginsFlag(),
			&cli.BoolFlag{Name: "open", DisableDefaultText: true, Usage: "open the address in the browser"},
			&cli.StringFlag{Name: "host", Value: "127.0.0.1", Usage: "serve at `ADDRESS` of this machine"},
			&cli.IntFlag{Name: "port", Usage: "serve at `NUMBER`",
				DefaultText: strconv.Itoa(usualPort) + ", or the next that is free"},
			&cli.StringSliceFlag{Name: "only",
				Usage: "keep just the questions of `TERMS`: a difficulty or tag:WORD; separate several with commas"},
		}, slices.DeleteFunc(readFlags(), func(f cli.Flag) bool {
			return f.Names()[0] == "to" || f.Names()[0] == "drafts"
		}), reportFlags()),
		Action: func(cc *cli.Context) error { return previewGuides(cc, c) },
	}
}

// previewGuides shows the guides that the command line is about.
func previewGuides(cc *cli.Context, c report.Console) error {
	o, err := readBuildOptions(cc)
	if err != nil {
		return err
	}
	o.Source.Drafts = true // it is their author who looks
	if cc.Args().Len() > 1 {
		return failure.Usagef("preview shows one guide: studyguide preview FILE")
	}
	if p := cc.Int("port"); p < 0 || p > 65535 || cc.IsSet("port") && p == 0 {
		return failure.Usagef("--port: %d is no port; want 1 to 65535", p)
	}
	var tasks []build.Task
	found := report.New(&o.Diagnostics)
	ref := projectRef(cc)
	ref.Draft = true
	var p *build.Project
	if !cc.Bool("sample") {
		if p, err = build.FindProject(ref, found); err != nil {
			return found.End(c, err)
		}
	}
	if p != nil {
		if tasks, err = build.CheckTasks(o, p, nil); err != nil {
			return err
		}
	} else {
		guides, err := inputs(cc, &c)
		if err != nil {
			return err
		}
		tasks = []build.Task{{Input: guides[0], Variant: &o.Variant}}
	}
	listener, err := listen(cc.String("host"), cc.Int("port"))
	if err != nil {
		return failure.New(failure.Output, fmt.Errorf("serving the preview: %w", err))
	}
	v := &viewing{console: c, options: o, tasks: tasks, open: cc.Bool("open")}
	return v.serve(cc.Context, listener)
}

// usualPort is where a preview is served, unless that is taken: no service is registered for it (IANA, Service Name and
// Transport Protocol Port Number Registry).
const usualPort = 4387

// listen listens at an address. Port 0 means the usual one, or the next that is free.
func listen(host string, port int) (net.Listener, error) {
	if port != 0 {
		return net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(port)))
	}
	const tries = 20
	for n := range tries {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(usualPort+n)))
		if err == nil { // else it is taken, most of all
			return l, nil
		}
	}
	return net.Listen("tcp", net.JoinHostPort(host, "0"))
}

// A viewing is a preview while it runs.
type viewing struct {
	console report.Console
	options *build.Options
	tasks   []build.Task
	open    bool // the browser is to be opened

	shown   *preview.Server
	address string
	told    bool // the address has been printed
}

// serve shows guides until ctx ends.
func (v *viewing) serve(ctx context.Context, listener net.Listener) error {
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		return failure.New(failure.Output, errors.Join(fmt.Errorf("serving at %v, which has no port", listener.Addr()),
			listener.Close()))
	}
	token := ""
	if !address.IP.IsLoopback() {
		token = rand.Text()
	}
	v.shown, v.address = preview.New(address.Port, token), addressOf(address, token)
	// A panic in a handler ends only its response; net/http would print the stack.
	server := &http.Server{Handler: v.shown, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	err := v.follow(ctx)
	if e := server.Close(); e != nil {
		err = errors.Join(err, failure.New(failure.Output, e))
	}
	if e := <-served; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, failure.New(failure.Output, fmt.Errorf("serving the preview: %w", e)))
	}
	return err
}

// follow shows the first guide, and each that is chosen, until ctx ends.
func (v *viewing) follow(ctx context.Context) error {
	chosen := make(chan int, 1)
	if len(v.tasks) > 1 {
		var names []string
		for _, t := range v.tasks {
			names = append(names, t.String())
		}
		v.shown.Offer(names, func(n int) {
			select {
			case <-chosen: // it takes the place of one that was not seen yet
			default:
			}
			select {
			case chosen <- n:
			default:
			}
		})
	}
	for n := 0; ; {
		one, stop := context.WithCancel(ctx)
		next := make(chan int, 1)
		go func() {
			select {
			case i := <-chosen:
				next <- i
				stop()
			case <-one.Done():
			}
		}()
		err := v.show(one, v.tasks[n])
		if one.Err() == nil && len(v.tasks) > 1 { // it cannot be read; others may be chosen
			<-one.Done()
		}
		stop()
		if len(next) == 0 || ctx.Err() != nil {
			return err
		}
		n = <-next
		v.shown.Show(n)
	}
}

// show shows a guide, and each state of it, until ctx ends.
func (v *viewing) show(ctx context.Context, t build.Task) error {
	if err := v.tell(t.Input, len(v.tasks) > 1); err != nil {
		return err
	}
	t.Targets = []build.Target{{Renderer: preview.Renderer{Server: v.shown}}}
	r := &build.Rebuilder{Console: v.console, Options: v.options, Tasks: []build.Task{t}}
	r.After = func(round build.Round) error {
		v.shown.Report(round.Report.Sorted(), round.Report.Sources(), round.Err != nil, round.Took)
		if err := v.tell(t.Input, true); err != nil {
			return err
		}
		return printRound(r, round)
	}
	return r.Run(ctx)
}

// tell prints the address, and opens it if that was asked for; once, when there is something to be seen there.
func (v *viewing) tell(guide build.Input, seen bool) error {
	if v.told || !seen {
		return nil
	}
	v.told = true
	what := report.Shown(guide.Stem()) + " is"
	if n := len(v.tasks); n > 1 {
		what = report.Plural(n, "guide") + " are"
	}
	if !v.options.Diagnostics.Quiet {
		if _, err := fmt.Fprintf(v.console.Out, "%s shown at %s ; Ctrl-C ends\n", what, v.address); err != nil {
			return failure.Stdout(err)
		}
	}
	if !v.open {
		return nil
	}
	if err := openInBrowser(v.address); err != nil { // the address is there to be copied
		return report.Error(v.console.Err, fmt.Errorf("opening the browser: %w", err))
	}
	return nil
}

// addressOf returns the address of a preview for people. One that stands for all addresses of the machine is shown as
// the first by which other machines may reach it.
func addressOf(a *net.TCPAddr, token string) string {
	host := a.IP.String()
	if a.IP.IsUnspecified() {
		all, _ := net.InterfaceAddrs() // without them the address is that of this machine alone
		host = "127.0.0.1"
		for _, i := range all {
			if n, ok := i.(*net.IPNet); ok && n.IP.To4() != nil && n.IP.IsGlobalUnicast() {
				host = n.IP.String()
				break
			}
		}
	}
	address := "http://" + net.JoinHostPort(host, strconv.Itoa(a.Port)) + "/"
	if token != "" {
		address += "?token=" + token
	}
	return address
}

// openInBrowser asks the system to open an address, and does not wait for the browser.
func openInBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // what it says is for its own window
	return nil
}
