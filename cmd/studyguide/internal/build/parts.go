package build

import (
	"os"
	"path"
	"runtime"
	"slices"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/cmd/studyguide/internal/pool"
	"example.org/studyguide/source"
)

// A part is a file of a project that is no guide, since a guide includes it.
type part struct{ name, of string }

// setPartsAside takes the parts of guides out of the guides of the project: files that only patterns name, and that
// another guide includes, itself or through its parts. One that has front matter is meant to be read alone too, and one
// that this run was told to build is a guide.
func (p *Project) setPartsAside() {
	free := func(name string) bool { return p.Named(name) || slices.Contains(p.chosen, name) }
	if !slices.ContainsFunc(p.guides, func(name string) bool { return !free(name) }) {
		return
	}
	type found struct {
		includes []string
		front    bool
	}
	fsys := files.Only(os.DirFS(p.dir))
	read := func(name string) found {
		includes, front := source.Includes(fsys, name)
		return found{includes, front}
	}
	all := map[string]found{}
	included := map[string]bool{}
	pool.InOrder(len(p.guides), runtime.GOMAXPROCS(0), func(i int) found { return read(p.guides[i]) },
		func(i int, f found) {
			all[p.guides[i]] = f
			for _, to := range f.includes {
				included[to] = included[to] || to != p.guides[i]
			}
		})
	if len(included) == 0 {
		return
	}
	of := map[string]string{} // part → the guide that it is first found in
	type visit struct{ folder, name string }
	seen := map[visit]bool{}
	var follow func(guide, name string)
	follow = func(guide, name string) {
		folder := path.Dir(guide)
		for _, to := range all[name].includes {
			at := visit{folder, to}
			if seen[at] || to == guide || folder != "." && !strings.HasPrefix(to, folder+"/") {
				continue
			}
			seen[at] = true
			if _, ok := all[to]; !ok {
				all[to] = read(to)
			} else if _, known := of[to]; !known && !all[to].front && !free(to) {
				of[to] = guide
			}
			follow(guide, to)
		}
	}
	for _, name := range p.guides {
		// Guides in a circle of files that include each other are found in none outside of it, and stay.
		if !included[name] || all[name].front || free(name) {
			follow(name, name)
		}
	}
	p.guides = slices.DeleteFunc(p.guides, func(name string) bool {
		guide, ok := of[name]
		if ok {
			p.parts = append(p.parts, part{name, guide})
		}
		return ok
	})
}
