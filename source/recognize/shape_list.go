package recognize

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
)

// listShape has its questions in the items of lists: the first block of an item is the title; the rest of the item and
// blocks after the list are the answer. Many such lists have no answers at all. Lists nested in an item are follow-up
// questions and stay with it; but where the items only name a subject and the nested lists ask, the items are sections.
//
// A list holds questions if most of its items ask. Bullets also list the points of an answer, so nearly all of them
// must. If that holds for half the bullets of the document, or if most of those right below a heading ask, and there is
// hardly any text between them, bullets right below a heading are questions whatever their wording; one or two, if it
// holds for nearly all and the heading is counted. Numbered lists that continue the count of the questions are
// questions too; steps begin again, and are not. Lists of bare links lead to questions elsewhere.
type listShape struct{}

func (listShape) name() string { return "list" }

// listShare is the share of the items of a list that must be worded as questions, or be in bold type, for the list to
// hold questions.
const (
	listShare   = 0.6
	bulletShare = 0.8
)

func (listShape) read(e *evidence) *finding {
	f := &finding{what: "list items worded as questions", form: 1.6}
	if e.forced == (listShape{}).name() {
		f.what = "list items"
	}
	keyed := keyedLists(e)
	taken := questionLists(e, keyed)
	if len(taken) == 0 {
		return nil
	}
	stated, topics := 0, 0
	for i, l := range taken {
		if l.topics {
			topics++
		}
		if e.isStatedBelow(i) {
			stated++
		}
	}
	f.named = len(keyed) > 0 || topics > 0 && topics*2 >= len(taken) ||
		stated >= minQuestions && stated*2 >= len(taken)
	f.pieces = make([]piece, 0, len(e.units))
	for i, u := range e.units {
		switch b := u.block.(type) {
		case *ast.Heading:
			f.pieces = append(f.pieces, section(b.Inlines, b.Level, b.At, b))
		case *ast.List:
			switch taken[i].role {
			case wholeList:
				f.pieces = append(f.pieces, e.items(b, taken[i].form)...)
			case nestedLists:
				f.pieces = append(f.pieces, e.subjects(b)...)
			default:
				f.pieces = append(f.pieces, piece{kind: blockPiece, block: b, at: b.At})
			}
		default:
			if names := listNames(e, i); names != nil && taken[i+1].role == wholeList {
				f.pieces = append(f.pieces, names...)
				continue
			}
			f.pieces = append(f.pieces, e.content(b, e.letters))
		}
	}
	f.named = markBoxes(f.pieces) && ticked(e) || f.named
	return f
}

// listRole is the role of a list in the document.
type listRole int

const (
	noQuestions listRole = iota
	wholeList            // its items are questions
	nestedLists          // its items are sections, the lists in them have the questions
)

// A takenList is a list of questions with its role, and the form of its items if that made them questions.
type takenList struct {
	role   listRole
	form   itemForm
	topics bool // nothing but its place made it one (see topicLists)
}

// questionLists returns the units that are lists of questions; keyed are those that a key answers (see keyedLists).
func questionLists(e *evidence, keyed map[int]bool) map[int]takenList {
	taken := map[int]takenList{}
	forms := questionForms(e)
	if e.forced == (listShape{}).name() {
		return everyList(e, forms)
	}
	bullets, asking, prose := 0, 0, 0
	headed, headedAsking := 0, 0 // items of lists right below a heading
	for i, u := range e.units {
		l, ok := u.block.(*ast.List)
		if !ok {
			if !isDivider(u.block) && !isHeading(u.block) {
				prose++
			}
			continue
		}
		role := noQuestions
		form, regular := formOf(l)
		if e.counted && !l.Ordered && regular && form.lead == linkLead {
			continue // the questions are counted; bullets that are links lead to other pages
		}
		if e.counted && !l.Ordered && i > 0 && isOrdered(e.units[i-1].block) {
			continue // what else is asked of the question above, or its options
		}
		if !regular || !forms[form] {
			form = itemForm{}
		}
		switch {
		case form.distinct():
			role = wholeList
		case mostlyLinks(l):
			continue
		case e.asksAll(l):
			role = wholeList
		case e.namesSubjects(l):
			role = nestedLists
		}
		if role != noQuestions {
			taken[i] = takenList{role: role, form: form}
		}
		if !l.Ordered {
			bullets += len(l.Items)
			if role == wholeList {
				asking += len(l.Items)
			}
			if i > 0 && isHeading(e.units[i-1].block) && isPlainList(l) {
				headed += len(l.Items)
				headedAsking += e.askingItems(l)
			}
		}
	}
	most := asking >= minQuestions && asking*2 >= bullets ||
		headedAsking >= minQuestions && float64(headedAsking) >= listShare*float64(headed) && headed*2 >= bullets
	if most && prose*4 <= bullets {
		nearly := float64(asking) >= bulletShare*float64(bullets)
		for i, u := range e.units {
			l, ok := u.block.(*ast.List)
			if ok && taken[i].role == noQuestions && i > 0 && isHeading(e.units[i-1].block) &&
				!(nearly && advises(e, l)) &&
				(isPlainList(l) || nearly && readMarkOf(e.units[i-1].block.(*ast.Heading)) && isBareList(l)) {
				taken[i] = takenList{role: wholeList}
			}
		}
	}
	if len(forms) == 0 {
		for i := range e.askedOfAll() {
			if taken[i].role == noQuestions {
				taken[i] = takenList{role: wholeList}
			}
		}
	}
	for i := range topicLists(e) {
		if taken[i].role == noQuestions {
			taken[i] = takenList{role: wholeList, topics: true}
		}
	}
	for i := range keyed {
		taken[i] = takenList{role: wholeList}
	}
	for i := range examLists(e) {
		taken[i] = takenList{role: wholeList}
	}
	counted := countOn(e)
	for i := range counted {
		if taken[i].role == noQuestions {
			taken[i] = takenList{role: wholeList}
		}
	}
	dropLoneBullets(e, taken, counted)
	return taken
}

// advises reports whether a list of bullets states something in sentences and asks nothing: where nearly all others
// ask, that is the advice at the end of a list of questions.
func advises(e *evidence, l *ast.List) bool {
	return !l.Ordered && len(l.Items) >= minQuestions && e.askingItems(l) == 0 && mostlySentences(l)
}

// askedOfAll returns the lists of bullets that ask, if most bullets of all lists ask: each list may be too short to
// show it. Most must have an answer in their item or, the last of a list, below it; or the title of the document says
// that it has questions, and hardly anything else stands beside them.
func (e *evidence) askedOfAll() map[int]bool {
	lists := map[int]bool{}
	bullets, asking, prose, answered := 0, 0, 0, 0
	for i, u := range e.units {
		switch l, ok := u.block.(*ast.List); {
		case ok && !l.Ordered && !mostlyLinks(l) && !leadsAway(l):
			n := e.askingItems(l)
			bullets += len(l.Items)
			if asking += n; n > 0 {
				lists[i] = true
			}
			answered += e.answeredItems(i, l)
		case !isDivider(u.block) && !isHeading(u.block):
			prose++
		}
	}
	inItems := bullets >= minQuestions && float64(answered) >= bulletShare*float64(bullets)
	alone := e.topical && bullets >= fewestTopics && prose*4 <= bullets
	if float64(asking) < listShare*float64(bullets) || !inItems && !alone {
		return nil
	}
	return lists
}

// answeredItems returns the number of items of the list at unit i that have something below their first line, the last
// one perhaps below the list.
func (e *evidence) answeredItems(i int, l *ast.List) int {
	n := 0
	for k, it := range l.Items {
		below := len(it.Blocks) > 1
		if k == len(l.Items)-1 && i+1 < len(e.units) {
			switch e.units[i+1].block.(type) {
			case *ast.Heading, *ast.List:
			default:
				below = true
			}
		}
		if below {
			n++
		}
	}
	return n
}

// dropLoneBullets drops lists of one bullet or two that ask, within the answers of questions that are counted: they are
// titles of parts ("Why not?"). Bullets right below a heading, and those of a document that has many, are questions.
func dropLoneBullets(e *evidence, taken map[int]takenList, counted map[int]bool) {
	const few, most = 2, 3 // bullets of such a list; as many counted questions stand against one
	numbers := 0
	for i := range counted {
		numbers += len(e.units[i].block.(*ast.List).Items)
	}
	var lone []int
	bullets := 0
	for i, t := range taken {
		l := e.units[i].block.(*ast.List)
		if l.Ordered || t.role != wholeList || t.topics {
			continue
		}
		bullets += len(l.Items)
		if len(l.Items) <= few && i > 0 && !isHeading(e.units[i-1].block) {
			lone = append(lone, i)
		}
	}
	if numbers < most*bullets {
		return
	}
	for _, i := range lone {
		delete(taken, i)
	}
}

// everyList returns all lists: the author has said that their items are questions.
func everyList(e *evidence, forms map[itemForm]bool) map[int]takenList {
	taken := map[int]takenList{}
	for i, u := range e.units {
		l, ok := u.block.(*ast.List)
		if !ok {
			continue
		}
		taken[i] = takenList{role: wholeList}
		if form, ok := formOf(l); ok && forms[form] {
			taken[i] = takenList{role: wholeList, form: form}
		}
	}
	return taken
}

// countOn returns the numbered lists that continue each other's count, if enough of their items ask: the others are
// then questions by their place.
func countOn(e *evidence) map[int]bool {
	// Numbers that an author or a scrape may have lost: more where the list asks, as those may stand within its lines.
	const leap, askingLeap = 1, 5
	on := map[int]bool{}
	next, items, asking := 1, 0, 0
	advice := e.statingLists()
	papers := e.arePapers()
	for i, u := range e.units {
		l, ok := u.block.(*ast.List)
		if !ok || !l.Ordered || mostlyLinks(l) || advice[i] || isAnswerList(l) {
			continue
		}
		anew := l.Start == 1 && (papers || e.opensSection(i))
		goesOn := l.Start >= next && (l.Start <= next+leap || len(on) > 0 && l.Start <= next+askingLeap && e.asksAll(l))
		if !goesOn && !anew {
			continue
		}
		on[i] = true
		next = l.Start + len(l.Items)
		items += len(l.Items)
		n := e.askingItems(l)
		if n < len(l.Items) && (e.isStatedBelow(i) || offersBoxesBelow(e, i) || isCodedTask(e, i)) {
			n++
		}
		asking += n
	}
	if items < minQuestions || float64(asking) < askingShare*float64(items) {
		return nil
	}
	return on
}

// arePapers reports whether a text is nothing but numbered lines, whose count begins again without a title above: the
// papers of several exams. Each of them asks.
func (e *evidence) arePapers() bool {
	const least = 0.25 // of the items of each list must ask
	again := 0
	for _, u := range e.units {
		l, ok := u.block.(*ast.List)
		if isDivider(u.block) {
			continue
		}
		if !ok || !e.plain || !l.Ordered || float64(e.askingItems(l)) < least*float64(len(l.Items)) {
			return false
		}
		if l.Start == 1 && len(l.Items) >= minQuestions {
			again++
		}
	}
	return again > 1
}

// statedShare is the share of the items of a list that must end like sentences for the list to state something, and
// of the items of the other lists that must not.
const statedShare = 0.8

// statingLists returns the numbered lists that ask nothing and state something, where the other lists ask and name: the
// advice at the end of a list of questions.
func (e *evidence) statingLists() map[int]bool {
	if !slices.ContainsFunc(e.units, func(u unit) bool { return states(u.block) }) {
		return nil // at less cost
	}
	out := map[int]bool{}
	others, stating := 0, 0 // items that do not ask, of lists that do
	for i, u := range e.units {
		l, ok := u.block.(*ast.List)
		if !ok || !l.Ordered {
			continue
		}
		silent, stated := 0, 0
		for _, it := range l.Items {
			if p, ok := firstParagraph(it); ok && !asks(flat(p.Inlines)) {
				silent++
				if ast.EndsSentence(flat(trim(p.Inlines))) {
					stated++
				}
			}
		}
		if silent == len(l.Items) && silent >= minQuestions && float64(stated) >= statedShare*float64(silent) {
			out[i] = true
		} else if silent < len(l.Items) {
			others, stating = others+silent, stating+stated
		}
	}
	if others < minQuestions || float64(stating) > (1-statedShare)*float64(others) {
		return nil
	}
	return out
}

// states reports whether the items of an ordered list end like sentences.
func states(b ast.Block) bool {
	l, ok := b.(*ast.List)
	return ok && l.Ordered && len(l.Items) >= minQuestions && mostlySentences(l)
}

// mostlySentences reports whether most items of a list end like sentences.
func mostlySentences(l *ast.List) bool {
	stated := 0
	for _, it := range l.Items {
		if p, ok := firstParagraph(it); ok && ast.EndsSentence(flat(trim(p.Inlines))) {
			stated++
		}
	}
	return float64(stated) >= statedShare*float64(len(l.Items))
}

// opensSection reports whether nothing but rules and links stand between a unit and the heading above it, or the line
// in bold type that stands for one.
func (e *evidence) opensSection(i int) bool {
	for i--; i >= 0; i-- {
		if p, ok := e.units[i].block.(*ast.Paragraph); isHeading(e.units[i].block) || ok && isBoldHead(p) {
			return true
		}
		if !isDivider(e.units[i].block) && !onlyLinks(e.units[i].block) {
			break
		}
	}
	return false
}

// isBoldHead reports whether a paragraph is a line in bold type that names a part: a few words that do not ask.
func isBoldHead(p *ast.Paragraph) bool {
	text := flat(trim(p.Inlines))
	return oneLine(p) && wholeStrong(p.Inlines) && len(words(text)) <= nameWords && !asks(text) &&
		!ast.EndsSentence(strings.TrimRight(text, ":：")) && !isKeyTitle(text) && !isAnswerWord(text)
}

// isStatedBelow reports whether a text below a unit, before the next list or heading, says which option is right.
func (e *evidence) isStatedBelow(i int) bool {
	for _, u := range e.units[i+1:] {
		switch b := u.block.(type) {
		case *ast.Paragraph:
			for _, l := range linesOfParagraph(b.Inlines) {
				if statementLabel(flat(l)) > 0 {
					return true
				}
			}
		case *ast.List, *ast.Heading:
			return false
		}
	}
	return false
}

// isPlainList reports whether a list has at least three items, most of them a single line of text.
func isPlainList(l *ast.List) bool { return len(l.Items) >= minQuestions && isBareList(l) }

// isBareList reports whether most items of a list of bullets are a single line of text.
func isBareList(l *ast.List) bool {
	bare := 0
	for _, it := range l.Items {
		if _, ok := firstParagraph(it); ok && len(it.Blocks) == 1 && it.Task == ast.NoTask {
			bare++
		}
	}
	return !l.Ordered && bare*2 >= len(l.Items) && !leadsAway(l)
}

func isOrdered(b ast.Block) bool {
	l, ok := b.(*ast.List)
	return ok && l.Ordered
}

func isHeading(b ast.Block) bool {
	_, ok := b.(*ast.Heading)
	return ok
}

// asksAll reports whether a list holds questions.
func (e *evidence) asksAll(l *ast.List) bool {
	share := listShare
	if !l.Ordered {
		share = bulletShare
	}
	return float64(e.askingItems(l)) >= share*float64(len(l.Items)) && !mostlyLinks(l)
}

// askingItems returns the number of items of a list that ask, which many rules want to know.
func (e *evidence) askingItems(l *ast.List) int {
	n, known := e.asking[l]
	if !known {
		n = askingItems(l)
		e.asking[l] = n
	}
	return n
}

func askingItems(l *ast.List) int {
	n := 0
	for _, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok || it.Task != ast.NoTask {
			continue
		}
		title, _ := splitTitle(p.Inlines)
		m, t := takeMark(title, false)
		if asks(flat(t)) || speaks(m.style) || l.Ordered && wholeStrong(title) || isAnswered(it) ||
			l.Ordered && isExamItem(it) || holdsCode(it) && setsTask(flat(t)) {
			n++
		}
	}
	return n
}

// isAnswerList reports whether most items of a list begin with the label of an answer: a key.
func isAnswerList(l *ast.List) bool {
	n := 0
	for _, it := range l.Items {
		if p, ok := firstParagraph(it); ok && readLabel(flat(trim(p.Inlines)), noLetter) > 0 {
			n++
		}
	}
	return n*2 > len(l.Items)
}

// isAnswered reports whether an item has an answer with a label below its first line, perhaps as the first of a list,
// or folds one away.
func isAnswered(it *ast.Item) bool {
	below := it.Blocks[1:]
	if p, ok := firstParagraph(it); ok {
		for _, line := range linesOfParagraph(p.Inlines)[1:] {
			below = append(slices.Clip(below), paragraph(line))
		}
	}
	return slices.ContainsFunc(below, func(b ast.Block) bool {
		switch b := b.(type) {
		case *ast.Paragraph:
			return readLabel(flat(trim(b.Inlines)), noLetter) > 0
		case *ast.Details:
			return isAnswerWord(flat(b.Summary))
		case *ast.List: // what is to be done about a problem
			if len(b.Items) == 0 {
				return false
			}
			p, ok := firstParagraph(b.Items[0])
			return ok && readLabel(flat(trim(p.Inlines)), noLetter) > 0
		}
		return false
	})
}

// namesSubjects reports whether the items of a list ask nothing themselves and hold lists of questions.
func (e *evidence) namesSubjects(l *ast.List) bool {
	n := 0
	for _, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok || asks(flat(p.Inlines)) || len(it.Blocks) < 2 {
			continue
		}
		if in, ok := it.Blocks[1].(*ast.List); ok && e.asksAll(in) {
			n++
		}
	}
	return n > 0 && float64(n) >= listShare*float64(len(l.Items))
}

// items returns the pieces of a list of questions whose items are of a form.
func (e *evidence) items(l *ast.List, form itemForm) []piece {
	var out []piece
	for i, it := range l.Items {
		out = append(out, e.item(l, i, divided(it, form))...)
	}
	return out
}

// subjects returns the pieces of a list whose items are sections.
func (e *evidence) subjects(l *ast.List) []piece {
	var out []piece
	for i, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok {
			out = append(out, e.item(l, i, it)...)
			continue
		}
		out = append(out, section(p.Inlines, lineLevel, p.At, nil))
		for _, b := range it.Blocks[1:] {
			if in, ok := b.(*ast.List); ok && e.asksAll(in) {
				out = append(out, e.items(in, itemForm{})...)
				continue
			}
			out = append(out, e.content(b, e.letters))
		}
	}
	return out
}

// item returns the pieces of a question that is an item of a list.
func (e *evidence) item(l *ast.List, i int, it *ast.Item) []piece {
	p, ok := firstParagraph(it)
	if !ok { // an item without a title continues the question before it
		var out []piece
		for _, b := range it.Blocks {
			out = append(out, e.content(b, e.letters))
		}
		return out
	}
	out := opening(e, p)
	if m := &out[0].mark; m.style == noMark && l.Ordered {
		*m = mark{style: numberMark, number: strconv.Itoa(l.Start + i)}
	}
	out[0].at = it.At
	out[0].at.End = p.At.End
	for _, b := range it.Blocks[1:] {
		out = append(out, e.content(b, e.letters))
	}
	return out
}
