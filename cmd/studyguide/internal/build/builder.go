package build

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/draft"
	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
	"example.org/studyguide/source/diag"
)

// A Run is one run of the engine: its streams, its options and its findings.
type Run struct {
	Console report.Console
	Options *Options
	Report  *report.Report
}

// NewRun returns a run without findings.
func NewRun(c report.Console, o *Options) *Run {
	return &Run{c, o, report.New(&o.Diagnostics)}
}

// A builder makes the artifacts of guides. It holds what the guides of a run share, and is safe for use by several
// goroutines once every variant is prepared.
type builder struct {
	*Run
	progress *report.Progress
	fonts    map[string]*typefaces // by the folders of a variant
	themes   *themes
	root     string        // the project's folder; paths in dependencies are relative to it
	folders  *emptied      // made for the output
	owned    bool          // this process holds the lock on the output folder
	verdicts *verdicts     // of earlier checks; nil: every guide is read
	cpu      chan struct{} // semaphore bounding concurrent compilations to Options.workers
}

// newBuilder returns the builder of a run with a number of steps for the progress bar.
func newBuilder(r *Run, steps int) *builder {
	return &builder{
		Run: r, progress: report.NewProgress(r.Console.Err,
			steps), fonts: map[string]*typefaces{}, themes: newThemes(r.Report), folders: &emptied{},
		cpu: make(chan struct{}, r.Options.workers()),
	}
}

// prepare loads what the guides of a variant share.
func (b *builder) prepare(v *Variant) error {
	session := b.Options.session
	if key := v.fontKey(); b.fonts[key] == nil {
		sink := b.Report.Sink()
		t := session.typefaces(key, sink)
		if t == nil {
			t = &typefaces{folders: v.FontDirs, system: v.System,
				within: v.fontsWithin, place: b.place, sink: sink, session: session != nil}
			session.keep(key, t)
		}
		b.fonts[key] = t
	}
	return b.themes.load(v.Theme, v.themeWithin)
}

// place returns a path in the form used in dependencies.
func (b *builder) place(path string) string {
	if b.root == "" {
		return filepath.ToSlash(filepath.Clean(path))
	}
	return lock.SourceName(b.root, path)
}

// draft begins an artifact.
func (b *builder) draft(ctx context.Context, to Dest) (*draft.Draft, error) {
	if to.IsStdout() {
		return draft.NewStream(ctx, b.Console.Out), nil
	}
	path, ok := to.Path()
	if !ok {
		return draft.NewDiscarded(ctx), nil
	}
	b.folders.note(path)
	if err := b.Options.Output.prepare(path); err != nil {
		return nil, err
	}
	if b.owned {
		if err := files.Inside(b.Options.Output.path, path); err != nil {
			return nil, err
		}
		return draft.NewOwned(ctx, path)
	}
	return draft.New(ctx, path)
}

// folderDraft begins an artifact that is a folder.
func (b *builder) folderDraft(ctx context.Context, path string) (*draft.Folder, error) {
	b.folders.note(path)
	if err := b.Options.Output.prepare(path); err != nil {
		return nil, err
	}
	if b.owned {
		if err := files.Inside(b.Options.Output.path, path); err != nil {
			return nil, err
		}
	}
	return draft.NewFolder(ctx, path, b.owned)
}

// announce prints the line of a finished artifact, and why it was made.
func (b *builder) announce(a artifact, why []string) error {
	o := b.Options
	path, ok := a.To.Path()
	if o.Diagnostics.Quiet || o.Deps.Streams() || o.Summary.Streams() || !ok {
		return nil
	}
	if a.To.folder {
		path += "/"
	}
	because := ""
	if len(why) > 0 {
		because = "  (" + diag.Visible(reasons(why)) + ")"
	}
	return b.progress.Print(func() error {
		_, err := fmt.Fprintf(b.Console.Out, "%s  %s  %d bytes  %.2fs%s\n", report.Shown(path), a.extent, a.Size(),
			a.took.Seconds(), because)
		return failure.Stdout(err)
	})
}

// reasons returns why something is stale: the first three reasons, and the number of the rest.
func reasons(why []string) string {
	const most = 3
	if len(why) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(why[:most], ", "), len(why)-most)
	}
	return strings.Join(why, ", ")
}
