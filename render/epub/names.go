package epub

import (
	"fmt"

	"example.org/studyguide/render/markup"
)

// Devices differ in what they accept as the name of a file in a book; letters a to z, digits and hyphens are safe in
// all of them, and Kobo's guide to EPUB asks for just these.

// taken holds the names of a book's files. Only a second file of one name gets a number.
type taken map[string]bool

func (t taken) name(stem string) string {
	name := stem
	for n := 2; t[name]; n++ {
		name = fmt.Sprintf("%s-%d", stem, n)
	}
	t[name] = true
	return name
}

// partName returns the name of the nth part, from 1, of a file that is divided.
func partName(name string, n int) string {
	if n > 1 {
		return fmt.Sprintf("%s-part%d", name, n)
	}
	return name
}

// headingID returns the id of the heading of a section, a question or an answer. Links lead there: engines older than
// HTML5 do not find the id of a section element.
func headingID(anchor string) string { return "h-" + anchor }

// Anchor returns the id in the book of a question, by its id in the tree.
func Anchor(question string) string { return markup.Anchor("q", question) }
