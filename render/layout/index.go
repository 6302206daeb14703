package layout

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/words"
)

// An index at the end of the book leads from tags and difficulties to questions, which the contents have in the order
// of the guide.

// indexID is the place of the index.
const indexID = "index:" // no author's id has a colon

// A guide has an index if so many of its questions have tags, in percent, and there are so many tags.
const (
	leastTagged = 25
	leastTags   = 2
)

// indexed reports whether a guide is to have an index.
func indexed(g *ast.Guide) bool {
	all, tagged := g.AllQuestions(), 0
	for _, q := range all {
		if len(q.Tags) > 0 {
			tagged++
		}
	}
	many := tagged > 0 && tagged*100 >= len(all)*leastTagged && len(g.Tags()) >= leastTags
	return many && g.Meta.Index != ast.IndexNone
}

// A topic is an entry of the index.
type topic struct {
	word string
	of   []int // the questions, by their order in the guide
}

// topics returns the entries that questions have by their words, in the order in which these were first found.
func topics(questions []*ast.Question, of func(*ast.Question) []string) []topic {
	var out []topic
	at := map[string]int{}
	for i, q := range questions {
		for _, word := range of(q) {
			key := strings.ToLower(word)
			k, ok := at[key]
			if !ok {
				k = len(out)
				at[key] = k
				out = append(out, topic{word: word})
			}
			out[k].of = append(out[k].of, i)
		}
	}
	return out
}

// A backSetter sets the lists behind the guide. It sets titles and columns as those before the guide.
type backSetter struct{ *frontSetter }

// index sets the index on pages at the end of body, if there is to be one.
func (s *backSetter) index(body *Book) {
	if !indexed(s.guide) {
		return
	}
	questions := s.guide.AllQuestions()
	names := s.naming(questions, body)
	pages := backPages{id: indexID, title: s.labels.lang.Text(words.Index), said: names.said, least: 11, most: 3}
	s.back(body, pages, func(of *tag.Element, w Length) []row {
		tags := topics(questions, func(q *ast.Question) []string { return q.Tags })
		slices.SortStableFunc(tags, func(a, b topic) int { return cmp.Compare(sortKey(a.word), sortKey(b.word)) })
		rows := s.topicRows(tags, &names, of, w)
		grades := topics(questions, func(q *ast.Question) []string {
			if q.Difficulty == "" {
				return nil
			}
			return []string{q.Difficulty}
		})
		if len(grades) > 1 {
			byDifficulty(grades, s.guide.Meta.LanguageTag())
			rows = append(rows, s.partOfIndex(s.labels.lang.Text(words.IndexDifficulty), of, w)...)
			rows = follow(rows, s.topicRows(grades, &names, of, w), 0, never)
		}
		return rows
	})
}

// partOfIndex sets the title of a part of an index.
func (s *backSetter) partOfIndex(title string, of *tag.Element, w Length) []row {
	lk := s.d.title(6)
	lk.style.Italic = false
	lk.size, lk.lead = s.d.small().size, s.d.pt(indexLead)
	in := []ast.Inline{&ast.Text{Value: title}}
	return before(s.text.title(passage{in: in, look: lk, of: tag.In(tag.H3, of), x: s.d.hangX, width: w}), s.d.grid, 0)
}

// backPages are pages behind the guide that list what is in it.
type backPages struct {
	id, title string
	said      string // below the title; may be empty
	least     Length // width of a column, in its size of type
	most      Length // columns
}

// back sets such pages at the end of body. rows sets what they list in a column of a width.
func (s *backSetter) back(body *Book, of backPages, rows func(in *tag.Element, w Length) []row) {
	in := tag.New(tag.Index, s.root)
	whole := s.d.textX + s.d.textW - s.d.hangX
	title := []ast.Inline{&ast.Text{Value: of.title}}
	top := []row{{height: 4 * s.d.grid}}
	top = append(top, before(s.text.title(passage{
		in: title, look: s.d.title(1), of: tag.In(tag.H2, in), x: s.d.hangX, width: whole,
	}), 0, never)...)
	top[1].ids = append(top[1].ids, of.id)
	below := row{height: 3 * s.d.grid, penalty: never}
	if of.said != "" {
		caps := s.d.capitals()
		said := s.labels.piece(of.said, &face{style: caps.style, size: caps.size, color: caps.color})
		below.items = []Item{said.at(s.d.hangX, s.d.pt(11))}
	}
	top = append(top, below)

	gap := s.d.pt(16)
	n := max(min((whole+gap)/(of.least*s.d.small().size+gap), of.most), 1)
	w := (whole+gap)/n - gap
	begin := len(body.Pages)
	s.inColumns(body, top, rows(in, w), columns{int(n), w + gap, func(b *Book) *Page {
		p := &Page{
			Width: s.d.pageW, Height: s.d.pageH, Label: folio(len(b.Pages)), Left: s.d.isLeft(len(b.Pages)),
		}
		b.Pages = append(b.Pages, p)
		return p
	}})
	pages := body.Pages[begin:]
	heads := make([]head, len(pages))
	for i := 1; i < len(heads); i++ {
		heads[i].section = of.title
	}
	s.pages.running(pages, heads)
}

// byDifficulty orders difficulties from easy to hard as far as the language has words for them. Others keep their
// places, and so do those that are as hard.
func byDifficulty(grades []topic, tag string) {
	rank := func(t topic) int { return words.Rank(words.DifficultyValue, tag, t.word) }
	var known []topic
	for _, g := range grades {
		if rank(g) >= 0 {
			known = append(known, g)
		}
	}
	slices.SortStableFunc(known, func(a, b topic) int { return rank(a) - rank(b) })
	for i, g := range grades {
		if rank(g) >= 0 {
			grades[i], known = known[0], known[1:]
		}
	}
}

// indexLead is the distance of lines of the index, in points of running text of 10.5 pt.
const indexLead = 12

// A naming is how the index names questions: by their numbers, or by the pages on which they begin.
type naming struct {
	name []string // of each question
	at   []int    // its place in the guide, or its page: names whose places follow each other are a range
	said string   // what the names are
}

// naming returns the numbers of questions or, if some that the index names have none or the same, their pages.
func (s *backSetter) naming(questions []*ast.Question, body *Book) naming {
	var n, pages naming
	seen := map[string]bool{}
	first, last, clear := "", "", true
	for i, q := range questions {
		page := body.Places[q.ID].Page
		n.name, n.at = append(n.name, q.Number), append(n.at, i)
		pages.name, pages.at = append(pages.name, body.Pages[page].Label), append(pages.at, page)
		if len(q.Facts()) == 0 {
			continue
		}
		clear = clear && q.Number != "" && !seen[q.Number]
		seen[q.Number] = true
		if last = q.Number; first == "" {
			first = last
		}
	}
	lang := s.labels.lang
	if clear {
		n.said = lang.Text(words.QuestionRange, "first", first, "last", last)
		return n
	}
	pages.said = lang.Text(words.PageRange, "first", pages.name[0], "last", pages.name[len(pages.name)-1])
	return pages
}

// sortKey returns what a word is sorted by: letters without accents and case.
func sortKey(word string) string { return norm.NFD.String(strings.ToLower(word)) }

// topicRows sets entries of the index, each with a hanging indent. Every number leads to its question.
func (s *backSetter) topicRows(topics []topic, names *naming, of *tag.Element, w Length) []row {
	questions := s.guide.AllQuestions()
	lk := s.d.small()
	lk.align, lk.hyphens, lk.lead = ragged, false, s.d.pt(indexLead)
	var rows []row
	for _, t := range topics {
		in := []ast.Inline{&ast.Text{Value: t.word + "\u2002"}}
		for i, r := range names.ranges(t.of) {
			if i > 0 {
				in = append(in, &ast.Text{Value: ", "})
			}
			text := []ast.Inline{&ast.Text{Value: r.text}}
			in = append(in, &ast.Link{URL: "#" + questions[r.first].ID, Inlines: text})
		}
		rows = follow(rows, s.hanging(in, lk, of, w), 0, betweenItems)
	}
	return rows
}

// hanging sets an entry, whose first line begins to the left of the others.
func (s *backSetter) hanging(in []ast.Inline, lk look, of *tag.Element, w Length) []row {
	hang := s.d.pt(10)
	entry := s.text.title(passage{
		in: in, look: lk, of: tag.In(tag.P, of), x: s.d.hangX + hang, width: w - hang,
	})
	for _, it := range entry[0].items {
		s.d.shift(it, -hang)
	}
	return entry
}

// A span is a run of questions in the index.
type span struct {
	first int // question
	text  string
}

// ranges returns the names of questions, three or more that follow each other as one.
func (n *naming) ranges(questions []int) []span {
	var out []span
	for i := 0; i < len(questions); {
		j := i + 1
		for j < len(questions) && n.at[questions[j]]-n.at[questions[j-1]] <= 1 {
			j++
		}
		first, last := questions[i], questions[j-1]
		out = append(out, span{first, n.name[first]})
		switch n.at[last] - n.at[first] {
		case 0:
		case 1:
			out = append(out, span{last, n.name[last]})
		default:
			out[len(out)-1].text += "–" + n.name[last]
		}
		i = j
	}
	return out
}
