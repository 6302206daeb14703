package recognize

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Some documents are not guides: the manual of a program, a list of links, a change log, a tutorial. They have headings
// and numbers too, and a few titles that ask something ("How do I install it?"), so shapes will find candidates in
// them. What they lack are clear signs of questions: a mark with a word ("Q5."), labelled answers, a header that says
// "Question", a title that mentions questions over answers that are more than links, or titles that mostly ask.
//
// It is better to refuse a document than to make a book whose questions are contributors. The message names the best
// candidate and its evidence.

// askingShare is the minimum share of titles that must read like questions where nothing else identifies them. In 54
// real guides three of four do; on other pages one heading in ten does.
const askingShare = 0.4

// coveredShare is the minimum share of a document's lines that must belong to its questions where only their wording
// identifies them. In guides nine lines in ten do; a few questions at the end of a program's page are not a guide.
const coveredShare = 0.35

// fewestWorded is the least number of headings that must ask by their words where one at most ends in a question mark
// and no title speaks of questions.
const fewestWorded = 5

// manualTimes is how many times as many questions there must be as headings that the page of a program has ("Usage",
// "License"), where the title does not speak of questions. Such pages ask a few of their titles ("What is it?").
const manualTimes = 3

// longTopic is how many lines there may be for each of a few titles that ask nothing: longer ones are chapters of
// notes.
const longTopic = 40

// labelledShare is the same where labels identify the questions: the frequent questions at the end of a long manual are
// not a guide.
const labelledShare = 0.1

// topicalShare is the same where the title of the document speaks of questions. A page that sells them asks a little.
const topicalShare = 0.05

// Where hardly a title asks, the title of the guide alone says that they are questions: they must be all that there is.
// Frequent questions may be problems ("The printer is not found"): where the title says that they are frequent, they
// must be most of the text.
const (
	silentShare   = 0.25
	silentCovered = 0.95
	stepsCovered  = 0.8 // by a few titles that are only numbered
	faqCovered    = 0.7
)

// silent reports whether hardly a title asks or has a mark, nor does the text below them ask, no contents lead to them,
// and they are not all that the document has. Bare numbers count steps as well, where less than half of it is covered.
func (f *finding) silent() bool {
	share := func(n int) bool { return float64(n) < silentShare*float64(f.questions) }
	steps := !speaks(f.mark) && f.covered*2 < f.lines
	if f.questions < manyTopics { // the steps of a manual stand beside its other parts
		steps = !speaks(f.mark) && float64(f.covered) < stepsCovered*float64(f.lines)
	}
	asking := f.asking + f.asked
	if f.questions < manyTopics { // words such as "why" begin the headings of any page
		asking = f.ending + f.asked
	}
	few := float64(f.covered) < silentCovered*float64(f.lines)
	if f.frequent {
		few = float64(f.covered) < faqCovered*float64(f.covered+f.beside)
	}
	listed := f.listed && (f.questions >= manyTopics || f.asking+f.asked > 0 || // as the parts of any page are
		float64(f.covered) >= faqCovered*float64(f.lines))
	return !listed && (share(f.marked) || steps) && share(asking) && few
}

// plausible reports whether there is no reason to reject the questions.
func (f *finding) plausible() bool {
	ok, _ := f.judge()
	return ok
}

// judge reports whether the questions are plausible, and what decides it.
func (f *finding) judge() (ok bool, why string) {
	switch {
	case f == nil || f.questions == 0:
		return false, "finds nothing"
	case f.questions < minQuestions && !f.labelledPair() && !f.frequentPair():
		return false, fmt.Sprintf("fewer than %d questions", minQuestions)
	case f.worded*2 < f.questions && f.labelled*2 < f.questions && !speaks(f.mark):
		return false, "most titles are versions or dates"
	case f.named:
		return true, "their form names them"
	case f.labelled*2 >= f.questions:
		if !f.topical && float64(f.covered) < labelledShare*float64(f.lines) {
			return false, fmt.Sprintf("less than %d %% of the document stand in them", asPercent(labelledShare))
		}
		return true, "half of the answers or more are labelled"
	case speaks(f.mark) && (f.topical || !f.page && f.mark != taskNumber && f.countsAsking() || f.countsTasks() ||
		float64(f.covered) >= coveredShare*float64(f.lines)):
		return true, "most have a mark that only questions have"
	case f.keyed && float64(f.offered) >= quizShare*float64(f.questions):
		return true, fmt.Sprintf("a key, and options for %d %% or more", asPercent(quizShare))
	case f.evenly:
		return true, "each has as many options by letters as the others"
	case float64(f.asking) >= askingShare*float64(f.questions):
		share := coveredShare
		if f.topical {
			share = topicalShare
		}
		if float64(f.covered) < share*float64(f.lines) {
			return false, fmt.Sprintf("less than %d %% of the document stand in them", asPercent(share))
		}
		if !f.topical && f.asking < minQuestions && f.form < 1 {
			return false, fmt.Sprintf("fewer than %d ask, and nothing else tells their form", minQuestions)
		}
		// A page tells what is inside and how it works: some of its headings ask by their words alone.
		if !f.topical && f.shape == (headingShape{}).name() && f.mark == noMark && f.ending+f.asked < minOptions &&
			f.questions < manyTopics && f.asking < fewestWorded {
			return false, fmt.Sprintf("hardly one ends in a question mark, and fewer than %d ask", fewestWorded)
		}
		if !f.topical && !f.tasks && f.shape == (listShape{}).name() && f.ending+f.asked+f.labelled == 0 &&
			f.questions < manyTopics && float64(f.covered) < faqCovered*float64(f.lines) {
			return false, "none ends in a question mark, and steps of other parts begin with words that ask, too"
		}
		if !f.topical && f.shape == (headingShape{}).name() && f.recurring*2 >= f.asking {
			return false, "half of the headings that ask or more do so in the words of others"
		}
		if !f.topical && f.asking < manualTimes*f.manual {
			return false, fmt.Sprintf("fewer than %d ask for each heading that the page of a program has", manualTimes)
		}
		return true, fmt.Sprintf("%d %% or more ask", asPercent(askingShare))
	case f.countsFar():
		return true, fmt.Sprintf("%d or more count on through the whole document, and %d %% or more ask", farCount,
			asPercent(silentShare))
	case f.tasks && f.countsOn() && f.codes*2 >= f.questions:
		return false, "most titles are lines of code"
	case f.tasks && f.countsOn():
		return true, "the title speaks of tasks, and they count on"
	case f.plan:
		return false, "most headings are tasks to be done"
	case !f.topical:
		return false, fmt.Sprintf("less than %d %% ask, no mark or label says that they do, nor does the guide's title",
			asPercent(askingShare))
	case f.sets*2 >= f.questions:
		return false, "most titles name sets of questions"
	case f.manual >= minOptions && !f.frequent && f.asking < manualTimes*f.manual:
		return false, fmt.Sprintf("fewer than %d ask for each heading that the page of a program has", manualTimes)
	case f.silent():
		return false, fmt.Sprintf("less than %d %% ask, and parts of the document stand in none", asPercent(silentShare))
	case f.asking+f.asked == 0 && f.questions < manyTopics && f.lines > longTopic*f.questions:
		return false, fmt.Sprintf("none asks, and they are fewer than %d of more than %d lines each", manyTopics, longTopic)
	case f.answered*2 < f.questions && !f.countsAlone():
		return false, fmt.Sprintf("less than %d %% ask, and less than half have more than links below them",
			asPercent(askingShare))
	}
	return true, "the guide's title speaks of questions, and half or more have more than links below them"
}

// countsAsking reports whether the questions are marked by more than a letter with a number, or one asks: "P0" and "P1"
// rank what is to be done.
func (f *finding) countsAsking() bool { return f.mark != letterMark || f.asking+f.asked > 0 }

// farCount is how many numbered headings count on where a title in four that asks is enough. Steps and chapters seldom
// are so many.
const farCount = 20

// countsFar reports whether the questions are so many headings with numbers that hardly leave one out, and nearly all
// of the document.
func (f *finding) countsFar() bool {
	return f.mark == numberMark && f.questions >= farCount && f.marked == f.questions &&
		float64(f.goesUp+1) >= regularShare*float64(f.questions) &&
		float64(f.asking) >= silentShare*float64(f.questions) &&
		float64(f.covered) >= silentCovered*float64(f.lines) &&
		(f.shape == (headingShape{}).name() || f.shape == (itemShape{}).name())
}

// countsAlone reports whether numbered headings that hardly leave one out are all that the document has but
// the line of its title: the list of what an exam asks needs no answers.
func (f *finding) countsAlone() bool {
	return f.mark == numberMark && f.questions >= manyTopics && f.marked == f.questions &&
		float64(f.goesUp+1) >= regularShare*float64(f.questions) &&
		float64(f.covered+1) >= silentCovered*float64(f.lines)
}

// fewestTasks is how many tasks must count on for a document to be about them. The chapters of a course have a few.
const fewestTasks = 5

// countsTasks reports whether tasks count on throughout a document ("Exercise 1", "Exercise 2"), however much explains
// them.
func (f *finding) countsTasks() bool {
	return f.mark == taskNumber && f.countsOn() && float64(f.covered) >= labelledShare*float64(f.lines)
}

// countsOn reports whether enough questions for a document of tasks count on, and most are answered or may be left to
// the reader: their mark says that they are tasks.
func (f *finding) countsOn() bool {
	return f.questions >= fewestTasks && float64(f.goesUp+1) >= bulletShare*float64(f.questions) &&
		(f.mark == taskNumber || f.answered*2 >= f.questions)
}

// labelledPair reports whether the document is two questions, both with a label, and so are their answers: "Q1:",
// "Answer:".
func (f *finding) labelledPair() bool {
	return f.questions == 2 && speaks(f.mark) && f.marked == 2 && f.labelled == 2 &&
		f.covered*2 >= f.lines
}

// frequentPair reports whether the document is two frequent questions with their answers: its title says so, and
// hardly anything stands beside them.
func (f *finding) frequentPair() bool {
	return f.frequent && f.questions == 2 && f.asking == 2 && f.answered == 2 &&
		float64(f.covered) >= faqCovered*float64(f.covered+f.beside)
}

// versionNumber matches a version number or a number in a date.
var versionNumber = pattern.New(`(?i)v?\d[\w.+-]*`)

// isVersion reports whether a title is a version, a date or both.
func isVersion(title string) bool {
	other := func(w string) bool {
		return strings.ContainsFunc(w, unicode.IsLetter) && !vocabulary.Has(vocabulary.VersionTitle, w)
	}
	before := title // the first number
	if at := strings.IndexAny(title, "0123456789"); at >= 0 {
		before = title[:strings.LastIndexByte(title[:at], ' ')+1]
	}
	if slices.ContainsFunc(firstWords(before, 1), other) { // as nearly all begin
		return false
	}
	return !slices.ContainsFunc(words(versionNumber.ReplaceAllString(title, " ")), other)
}
