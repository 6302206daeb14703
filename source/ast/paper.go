package ast

import (
	"fmt"
	"slices"
	"strings"
)

// How pages tell where links lead: the values of [Meta].Links.
const (
	LinksNotes = "notes" // at the foot of the page; in a section with many, at its end
	LinksList  = "list"  // at the end of each section
	LinksNone  = "none"  // nowhere
)

// LinkModes returns the values of [Meta].Links.
func LinkModes() []string { return []string{LinksNotes, LinksList, LinksNone} }

// SetLinks sets how pages tell where links lead.
func SetLinks(to *string, s string) error {
	low := strings.ToLower(s)
	if !slices.Contains(LinkModes(), low) {
		return fmt.Errorf("%q is not a way to tell where links lead: want notes, list or none", s)
	}
	*to = low
	return nil
}
