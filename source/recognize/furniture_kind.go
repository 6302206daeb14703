package recognize

import "example.org/studyguide/source/diag"

// furniture is a kind of content that is set aside. Its text is its name in reports.
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
	navigation     furniture = "navigation"
	shareBar       furniture = "share bar"
	advertisement  furniture = "advertisement"
	cookieNotice   furniture = "notice of cookies"
	siteComments   furniture = "comments"
	rights         furniture = "line of rights"
	siteTitle      furniture = "name of the site"
	caption        furniture = "caption that repeats the title"
	tableHead      furniture = "header of a table of questions"
	markTwice      furniture = "number of a question that stands twice"
	verdictLines   furniture = "lines that judge each option"
	cardTags       furniture = "tag of flash cards"
	pagePart       furniture = "part of the page without questions"
)

// leads reports whether links in this kind of furniture name headings of the guide.
func (f furniture) leads() bool {
	return f == contentsTitled || f == contentsList || f == contentsTable
}

// report reports that furniture was set aside.
func (f furniture) report(at diag.Span, sink diag.Sink) {
	sink.Report(diag.New(diag.Furniture, at, "%s set aside", string(f)))
}

// An aside is a stretch of furniture that was set aside.
type aside struct {
	at   diag.Span
	kind furniture
}
