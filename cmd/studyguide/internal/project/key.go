package project

import (
	"slices"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// A key is one key of the project file: how its value is read and what the schema says about it. Exactly one of one,
// many, inner, each and named is set.
type key struct {
	names     []string
	about     string // shown by editors
	form      form
	words     []string               // the only allowed values, if any
	other     func(word string) bool // whether a word that is none of them is allowed all the same; nil: none is
	otherForm string                 // the format of such words; empty: that of names

	one   func(text string) error
	many  func(text string, at diag.Span) error
	inner []key      // with one, a text may stand in place of them
	at    *diag.Span // receives the place of the value
	each  func(name string, at diag.Span) ([]key, error)
	named func(name, text string) error
}

// A form is the format of a value.
type form int

const (
	anyText form = iota
	length       // of package ast
	truth
	slug  // a name in file names
	label // a text, which may look like a number
	whole // a whole number from 1
	color // "#rrggbb"
)

// fields returns keys in the form of package config.
func fields(keys []key) (out []config.Field) {
	for _, k := range keys {
		f := config.Field{Names: k.names, At: k.at}
		switch {
		case k.inner != nil:
			f.Inner, f.One = fields(k.inner), k.one
		case k.each != nil:
			f.Each = func(name string, at diag.Span) ([]config.Field, error) {
				keys, err := k.each(name, at)
				return fields(keys), err
			}
		case k.named != nil:
			f.Named = k.named
		case k.many != nil:
			f.Item = func(text string, at diag.Span) error {
				if err := k.check(text); err != nil {
					return err
				}
				return k.many(text, at)
			}
		default:
			f.One = func(text string) error {
				if err := k.check(text); err != nil {
					return err
				}
				return k.one(text)
			}
		}
		out = append(out, f)
	}
	return out
}

// common returns keys that are fields of package config.
func common(fields []config.Field) (out []key) {
	for _, f := range fields {
		if f.Ignore {
			continue
		}
		k := key{names: f.Names, about: f.About, words: f.Words, one: f.One, at: f.At, inner: common(f.Inner)}
		switch f.Form {
		case config.Label:
			k.form = label
		case config.Length:
			k.form = length
		case config.Color:
			k.form = color
		}
		out = append(out, k)
	}
	return out
}

// check returns an error for a text that is not one of the words.
func (k key) check(text string) error {
	if len(k.words) == 0 || slices.Contains(k.words, text) || k.other != nil && k.other(text) {
		return nil
	}
	return diag.Unknown("", text, k.words)
}
