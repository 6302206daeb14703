package project

import (
	"slices"

	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// A key is one key of the project file: how its value is read and what the schema says about it. Exactly one of one,
// many, inner and each is set.
type key struct {
	names []string
	about string // shown by editors
	form  form
	words []string               // the only allowed values, if any
	other func(word string) bool // whether a word that is none of them is allowed all the same; nil: none is

	one   func(text string) error
	many  func(text string, at diag.Span) error
	inner []key
	each  func(name string, at diag.Span) ([]key, error)
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
)

// fields returns keys in the form of package config.
func fields(keys []key) (out []config.Field) {
	for _, k := range keys {
		f := config.Field{Names: k.names}
		switch {
		case k.inner != nil:
			f.Inner = fields(k.inner)
		case k.each != nil:
			f.Each = func(name string, at diag.Span) ([]config.Field, error) {
				keys, err := k.each(name, at)
				return fields(keys), err
			}
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

// check returns an error for a text that is not one of the words.
func (k key) check(text string) error {
	if len(k.words) == 0 || slices.Contains(k.words, text) || k.other != nil && k.other(text) {
		return nil
	}
	return diag.Unknown("", text, k.words)
}
