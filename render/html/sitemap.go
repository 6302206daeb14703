package html

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/cover"
	"example.org/studyguide/render/markup"
)

// base returns the address of the folder whose first page has the address of a guide; "" if that is none of the web.
// The last part of a path is a page if it has a dot, else a folder, as servers take it.
func base(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" {
		return ""
	}
	u.Fragment = ""
	at := strings.LastIndexByte(u.Path, '/')
	if !strings.Contains(u.Path[at+1:], ".") {
		return strings.TrimSuffix(u.String(), "/") + "/"
	}
	return u.ResolveReference(&url.URL{Path: "."}).String()
}

// address returns the address of a file of the folder, if it has one.
func (s *site) address(file string) string {
	if s.base == "" {
		return ""
	}
	return s.base + file
}

// shared returns the files that the pages share, and those about them.
func (s *site) shared(ctx context.Context) ([]render.File, error) {
	out := []render.File{s.style, s.script}
	if s.base != "" {
		if err := s.drawCover(ctx); err != nil {
			return nil, err
		}
		out = append(out, render.File{Name: sitemapFile, Data: []byte(s.sitemap())})
	}
	return append(out, s.pictures.files...), nil
}

// drawCover adds the picture that is shown where somebody shares a page: the author's cover, else one that is drawn.
func (s *site) drawCover(ctx context.Context) error {
	what := s.job.Cover()
	if what == nil || s.job.Fonts == nil {
		return nil
	}
	if src := s.g.Meta.Cover; src != "" {
		own := s.pictures.load(src)
		if own.err == nil {
			s.face = s.base + own.url
			return nil
		}
		s.Report(asset.Diagnostic(own.err, cmp.Or(s.g.Meta.Brand.CoverAt, s.g.Meta.Span()), src, asset.AsCover))
	}
	picture, err := cover.Wide(ctx, *what, s.job.Fonts)
	if err != nil {
		return fmt.Errorf("drawing the cover: %w", err)
	}
	s.face = s.base + coverFile
	s.pictures.files = append(s.pictures.files, render.File{Name: coverFile, Data: picture})
	return nil
}

// sitemap returns the list of the pages for search engines (sitemaps.org, protocol 0.9). Without a date of the guide no
// page has one.
func (s *site) sitemap() string {
	var m markup.Buffer
	m.Raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	m.Open("urlset", "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
	page := func(address string) {
		m.Open("url")
		m.Line("loc", address)
		if s.job.Dated() {
			m.Line("lastmod", s.job.Date().Format(time.DateOnly))
		}
		m.EndLine()
	}
	page(s.g.Meta.URL)
	for _, l := range s.leaves {
		page(s.address(l.file))
	}
	m.EndLine()
	return m.String()
}
