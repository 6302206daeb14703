package starter

import (
	"cmp"

	"example.org/studyguide/cmd/studyguide/internal/tool"
)

// Settled reports whether workflows for the host run as they are written: whether the program is known to be had from
// its origin.
func Settled(host string, from tool.Origin) bool {
	if host == "gitlab" {
		return pinGitLab(from).settled
	}
	return pinGitHub(from).settled
}

// pin is the one version of the program that a workflow uses.
type pin struct {
	action       string // of GitHub: where it is, and what of it
	address, ref string // for a clone
	comment      string // what the workflow's reader should know of it, as lines of a comment
	settled      bool
}

const (
	whyPinned = `# The program is built from its source, at one version: the books change only when a guide does, or when you choose
# another version.`
	movable   = " A tag can be moved; the full hash of its commit, which\n# you may write instead, cannot."
	setAction = ` Before the first run, set it where "uses" names studyguide: who owns the repository, and the full hash of a
# commit.`
	setVariables = ` Before the first run, set the two variables: where the source is, and the tag of a release or the full
# hash of a commit.`
)

func pinGitHub(from tool.Origin) pin {
	repository, ok := from.OnGitHub()
	if !ok {
		return pin{action: "OWNER/studyguide@COMMIT", comment: whyPinned + setAction}
	}
	if from.Ref == "" {
		return pin{action: repository + "@COMMIT", comment: whyPinned + setAction}
	}
	p := pin{action: repository + "@" + from.Ref, comment: whyPinned, settled: true}
	switch {
	case from.Ref == from.Tag:
		p.comment += movable
	case from.Tag != "":
		p.action += " # " + from.Tag
	}
	return p
}

func pinGitLab(from tool.Origin) pin {
	p := pin{address: cmp.Or(from.Address(), "https://gitlab.com/OWNER/studyguide.git"), ref: cmp.Or(from.Ref, "vX.Y.Z"),
		comment: whyPinned, settled: from.Module != "" && from.Ref != ""}
	switch {
	case !p.settled:
		p.comment += setVariables
	case from.Ref == from.Tag:
		p.comment += movable
	}
	return p
}
