package recognize

import "studyguide/source/diag"

// furniture is a kind of what is set aside. Its text is what the report calls it; the empty one is no furniture.
type furniture string

const (
	noFurniture    furniture = ""
	contentsTitled furniture = "contents"
	contentsList   furniture = "contents list"
	contentsTable  furniture = "contents table"
	contentsCopied furniture = "contents that repeat the questions' titles"
	translations   furniture = "list of translations"
	promotion      furniture = "promotion of other pages"
	credits        furniture = "list of contributors or sponsors"
	linkToTop      furniture = "link to the top"
	linkToEdit     furniture = "edit link"
	badge          furniture = "badge"
	badges         furniture = "badges"
	titleAd        furniture = "advertisement at the end of the title"
	downloadAd     furniture = "advertisement of a download"
	caption        furniture = "caption that repeats the title"
)

// leads reports whether furniture is contents, whose links name headings.
func (f furniture) leads() bool {
	return f == contentsTitled || f == contentsList || f == contentsTable
}

// report reports furniture that stood at a place.
func (f furniture) report(at diag.Span, sink diag.Sink) {
	sink.Report(diag.New(diag.Furniture, at, "%s set aside", string(f)))
}

// An aside is a stretch of furniture.
type aside struct {
	at   diag.Span
	kind furniture
}
