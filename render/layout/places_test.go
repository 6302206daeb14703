package layout

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestACharacterOfAListingIsReportedAtItsLine has a character that no face has in the third line of a listing.
func TestACharacterOfAListingIsReportedAtItsLine(t *testing.T) {
	for name, c := range map[string]struct{ first, last, want int }{
		"with a fence":    {10, 15, 13}, // four lines and two of the fence
		"without":         {10, 13, 12},
		"in other source": {10, 30, 10},
	} {
		at := diag.Span{File: "g.md", Start: diag.Pos{Line: c.first, Col: 1}, End: diag.Pos{Line: c.last, Col: 4}}
		_, found := set(t, guideOf(&ast.Listing{Loc: ast.At(at), Text: "a\nb\nc 𝄢\nd"}), ast.Page{})
		got := found.Sorted()
		if len(got) != 1 || got[0].Span.Start.Line != c.want {
			t.Errorf("%s: found %v, want one on line %d", name, got, c.want)
		}
	}
}

// TestOnlyWhatCanBeFollowedLooksLikeALink has links that lead somewhere, and one to a file beside the guide.
func TestOnlyWhatCanBeFollowedLooksLikeALink(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org": true, "mailto:a@example.org": true, "#q-one": true, "other.md": false, "/x": false,
	} {
		link := &ast.Link{URL: address, Inlines: saying("linked")}
		b, _ := set(t, guideOf(&ast.Paragraph{Inlines: []ast.Inline{link}}), ast.Page{})
		for _, tx := range placedTexts(b) {
			if !strings.Contains(runs(tx), "linked") {
				continue
			}
			if got := tx.Color != placedTexts(b)[0].Color; got != want {
				t.Errorf("%s: a color of its own is %v, want %v", address, got, want)
			}
		}
	}
}

// TestDeepQuotesKeepRoomForWords nests quotes until none of them could be indented.
func TestDeepQuotesKeepRoomForWords(t *testing.T) {
	for _, depth := range []int{1, 8, 40} {
		in := []ast.Block{paragraph("Some words of a quote that is deep.")}
		for range depth {
			in = []ast.Block{&ast.Quote{Blocks: in}}
		}
		b, _ := set(t, guideOf(in...), ast.Page{})
		if text := onPages(t, b); !strings.Contains(text, "words of a quote") {
			t.Errorf("at depth %d the words do not share a line", depth)
		}
	}
}
