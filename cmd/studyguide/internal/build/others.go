package build

import (
	"path/filepath"
	"slices"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/lock"
	"example.org/studyguide/cmd/studyguide/internal/report"
)

// What flags may ask for in place of a project's books.
const (
	partsOfGuides = "parts of the guides"
	otherBooks    = "other books"
)

// refuseOthers returns an error if flags ask for other books than the project's, or for a part of the guides, where
// those of the project are: these would be replaced, and so would what the lock says of them. check says that they are
// only compared with what is there, which would be in vain.
func (p *Project) refuseOthers(o *Options, check bool) error {
	if filepath.Clean(o.Output.path) != p.path(p.Output) && !sameFile(o.Output.path, p.path(p.Output)) {
		return nil
	}
	if flag := o.Variant.part(); flag != "" {
		return p.refuse(flag, partsOfGuides, check)
	}
	bare := *o
	bare.Variant, bare.FormatsGiven = Variant{}, false
	for _, e := range p.Editions {
		v, err := p.variant(e, o)
		if err != nil {
			return err
		}
		own, err := p.variant(e, &bare)
		if err == nil && slices.Equal(lockOptions(o, v, p.dir), lockOptions(o, own, p.dir)) {
			continue
		}
		if flag := o.Variant.flag(o.FormatsGiven); flag != "" {
			return p.refuse(flag, otherBooks, check)
		}
	}
	return nil
}

// refuse returns the error for a flag that asks for what the project does not make.
func (p *Project) refuse(flag, what string, check bool) error {
	if check {
		return failure.Usagef("%s asks for %s, and --check compares with the books of %s; leave %s out, or name the folder "+
			"of such books (-o FOLDER/)", flag, what, p.file, flag)
	}
	those, say := "those", "it in the project"
	if what == partsOfGuides {
		those, say = "the books", "it in an edition of the project"
	}
	return failure.Usagef("%s would write %s over %s of %s; name another folder (-o FOLDER/), or say %s", flag, what,
		those, p.file, say)
}

// RefuseOverBooks returns an error if flags ask for other books than the project of this folder, or of one above it,
// makes, and tasks, which are of guides that were named, would write them over its own. A project whose file has errors
// has no books.
func RefuseOverBooks(o *Options, tasks []Task) error {
	what, flag := partsOfGuides, o.Variant.part()
	if flag == "" {
		what, flag = otherBooks, o.Variant.flag(false)
	}
	if flag == "" {
		return nil
	}
	p, err := FindProject(ProjectRef{Draft: true}, report.New(&report.Options{}))
	if p == nil || err != nil {
		return nil
	}
	bare := o.clone()
	bare.Variant, bare.FormatsGiven, bare.Output, bare.Plugins = Variant{}, false, Place{}, true // none runs
	p.Apply(bare)
	owned, err := p.Tasks(bare)
	if err != nil {
		return nil
	}
	other := map[*Variant]bool{}
	for i, e := range p.Editions {
		own := owned[i].Variant // the first guide has each edition
		v, err := p.variant(e, &Options{Variant: o.Variant, Plugins: true})
		other[own] = err != nil ||
			!slices.Equal(look(lockOptions(bare, own, p.dir)), look(lockOptions(bare, v, p.dir)))
	}
	books := map[string][]string{} // by the last part of their paths
	for _, t := range owned {
		for _, target := range t.Targets {
			if path, ok := target.To.Path(); ok && other[t.Variant] {
				books[filepath.Base(path)] = append(books[filepath.Base(path)], path)
			}
		}
	}
	for _, t := range tasks {
		for _, target := range t.Targets {
			path, _ := target.To.Path()
			same := func(book string) bool { return samePlace(book, path) }
			if slices.ContainsFunc(books[filepath.Base(path)], same) {
				return p.refuse(flag, what, false)
			}
		}
	}
	return nil
}

// look returns options without the formats of the books: each is written to a file of its own.
func look(options []lock.Option) []lock.Option {
	return slices.DeleteFunc(slices.Clone(options), func(o lock.Option) bool { return o.Name == "to" })
}

// samePlace reports whether two paths are those of one file, whether it is there or not.
func samePlace(a, b string) bool {
	rel, err := relative(a, b)
	return err == nil && rel == "." || sameFile(a, b)
}
