package pdf

import (
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// A claim is what a file says of itself: that it conforms to PDF/UA-1, for people who listen to it, and to PDF/A-2a,
// for archives.
type claim struct{ accessible, archival bool }

// claimOf returns what may be claimed of a guide's file if nothing is found wrong with it. A picture without
// alternative text is nothing to those who cannot see it, and only its author knows whether that is meant.
func claimOf(job *render.Job, shown *asset.Pictures) claim {
	c := claim{accessible: true, archival: true}
	ast.Walk(job.Guide, func(n ast.Node) bool {
		im, ok := n.(*ast.Image)
		if !ok || im.Alt != "" || !c.accessible {
			return c.accessible
		}
		if _, _, err := shown.Size(im.Src); err != nil {
			return true // its text stands in its place
		}
		c.accessible = false
		report(job, diag.New(diag.PDFClaim, im.Span(),
			"the PDF does not claim PDF/UA-1, since an image in it has no alternative text"))
		return false
	})
	return c
}

// faults reads a finished file back and returns what is wrong with it, in words that need no view into the file.
func faults(file []byte) []string {
	list, err := pdfcheck.Faults(file)
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	for _, x := range list {
		said := x.Message
		if strings.HasPrefix(x.Where, "page ") {
			said = x.Where + ": " + said
		}
		out = append(out, said)
	}
	return out
}

// mostFaults is how many faults of a file are reported: its author can mend none of them, and the first shows the kind.
const mostFaults = 5

// reportFaults reports what is wrong with a file that therefore claims nothing.
func reportFaults(found []string, job *render.Job) {
	at := job.Guide.Meta.At
	if at.IsZero() {
		at = job.Guide.At
	}
	for _, f := range found[:min(len(found), mostFaults)] {
		d := diag.New(diag.PDFFault, at, "the PDF claims neither PDF/UA-1 nor PDF/A-2a, since its check found a fault: %s", f)
		report(job, d.WithHint(
			"please report this with the guide; \"studyguide check --artifacts\" names the places in the PDF"))
	}
}

func report(job *render.Job, d diag.Diagnostic) {
	if job.Sink != nil {
		job.Sink.Report(d)
	}
}
