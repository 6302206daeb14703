package render

import (
	"context"
	"sync"

	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/source/diag"
)

// A PageRenderer is a renderer that draws the pages of [Job.Pages].
type PageRenderer interface {
	Renderer
	// Paged reports whether readers leaf through its pages, so that other books may name them.
	Paged() bool
}

// Pages is a guide set on pages, with the pictures on them.
type Pages struct {
	*layout.Book
	Pictures *asset.Pictures
	Alone    bool // nobody else has them or asks for them, so that they may be taken apart
	taken    bool
}

// A PageMap maps sections, questions and answers to pages of the PDF edition.
type PageMap struct {
	Count int               // pages in all
	Label map[string]string // id of a section or question → page label, as printed
	Page  map[string]int    // the same ids → page, counted from 1
}

// layoutOnce is the layout of a job's guide, computed on the first call.
type layoutOnce struct {
	mu    sync.Mutex
	takes int // calls of Pages to come
	pages *Pages
	given *Pages // that were set elsewhere; nil: none
	where *PageMap
}

// Share prepares j for the renderers rs, which may run in any order. The guide is laid out once for all that draw its
// pages. If readers leaf through the pages of one renderer, the others may refer to them.
func (j *Job) Share(rs ...Renderer) {
	for _, r := range rs {
		if p, ok := r.(PageRenderer); ok {
			j.layout.takes++
			if p.Paged() {
				j.PageList = j.PageMap
			}
		}
	}
}

// Pages returns the guide set on pages. Findings of the layout go to j.Sink once. Pages take much memory, so they are
// released after as many calls as [Job.Share] announced; further calls lay the guide out again.
func (j *Job) Pages(ctx context.Context) (*Pages, error) {
	j.layout.mu.Lock()
	defer j.layout.mu.Unlock()
	p, err := j.setPages(ctx)
	if err != nil {
		return nil, err
	}
	if j.layout.takes--; j.layout.takes <= 0 {
		j.layout.pages = nil
	}
	p.Alone = !p.taken && j.layout.pages == nil && p != j.layout.given
	p.taken = true
	return p, nil
}

// Give makes pages that were set elsewhere those of j, in place of its guide's.
func (j *Job) Give(p *Pages) {
	j.layout.mu.Lock()
	defer j.layout.mu.Unlock()
	j.layout.pages, j.layout.given, j.layout.where = p, p, pageMap(p.Book)
}

// Repeat returns pages again that [Job.Pages] has returned and the caller did not keep. They are laid out again if need
// be, and their findings are not reported again.
func (j *Job) Repeat(ctx context.Context) (*Pages, error) {
	j.layout.mu.Lock()
	defer j.layout.mu.Unlock()
	for _, p := range []*Pages{j.layout.given, j.layout.pages} {
		if p != nil {
			return p, nil
		}
	}
	return j.lay(ctx, &diag.List{})
}

// PageMap returns the pages on which things stand.
func (j *Job) PageMap(ctx context.Context) (*PageMap, error) {
	j.layout.mu.Lock()
	defer j.layout.mu.Unlock()
	if j.layout.where == nil {
		if _, err := j.setPages(ctx); err != nil {
			return nil, err
		}
		if j.layout.takes <= 0 {
			j.layout.pages = nil
		}
	}
	return j.layout.where, nil
}

// setPages lays the guide out unless that is done. j.layout.mu is held.
func (j *Job) setPages(ctx context.Context) (*Pages, error) {
	if j.layout.pages != nil {
		return j.layout.pages, nil
	}
	p, err := j.lay(ctx, j.Sink)
	if err != nil {
		return nil, err
	}
	j.layout.pages, j.layout.where = p, pageMap(p.Book)
	return p, nil
}

// lay lays the guide out, and reports its findings to sink.
func (j *Job) lay(ctx context.Context, sink diag.Sink) (*Pages, error) {
	defer j.Timings.Start("layout")()
	pictures := asset.NewPictures(j.Assets)
	in := layout.Input{
		Guide: j.Typeset(), Fonts: j.Fonts, Images: pictures, Theme: j.Theme, Page: j.Page, Sink: sink,
		Hyphens: hyphen.ForGuide(j.Assets, j.Guide.Meta, sink), Code: j.Code, Memory: j.Memory,
		Cover: j.Cover(), Colophon: j.colophon(),
	}
	book, err := layout.Set(ctx, in)
	if err != nil {
		return nil, err
	}
	return &Pages{Book: book, Pictures: pictures}, nil
}

// pageMap returns the pages of a book's sections, questions and answers.
func pageMap(b *layout.Book) *PageMap {
	m := &PageMap{Count: len(b.Pages), Label: map[string]string{}, Page: map[string]int{}}
	for id, at := range b.Places {
		m.Label[id], m.Page[id] = b.Pages[at.Page].Label, at.Page+1
	}
	return m
}
