package lock

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

const (
	first  = "studyguide-lock 1"
	noName = "-" // stands for the edition of a project without editions
)

// Text returns the text of the lock file. It does not depend on the order in which guides were finished.
func (l *Lock) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\ntool %s\n", first, l.Tool)
	if s := l.Shard; s != (Shard{}) {
		fmt.Fprintf(&b, "shard %d/%d %s\n", s.Index, s.Count, quote(s.Plan))
	}
	lacks := slices.Clone(l.Lacks)
	slices.SortFunc(lacks, Key.compare)
	for _, k := range lacks {
		fmt.Fprintf(&b, "lacks %s %s\n", edition(k), quote(k.Guide))
	}
	for _, e := range l.Entries {
		e.text(&b, l.Tool)
	}
	return b.Bytes()
}

// text writes the text of an entry in the lock of a program.
func (e *Entry) text(b *bytes.Buffer, tool string) {
	fmt.Fprintf(b, "\nguide %s %s\n", edition(e.Key), quote(e.Guide))
	if e.Tool != tool {
		fmt.Fprintf(b, "tool %s\n", e.Tool)
	}
	for _, f := range e.Made {
		fmt.Fprintf(b, "made %s %s\n", f.Digest, quote(f.Path))
	}
	for _, f := range e.From {
		fmt.Fprintf(b, "from %s %s\n", f.Digest, quote(f.Path))
	}
	for _, o := range e.With {
		fmt.Fprintf(b, "with %s %s\n", o.Name, quote(o.Value))
	}
}

func edition(k Key) string {
	if k.Edition == "" {
		return noName
	}
	return k.Edition
}

// quote returns text on one line: quoted if it has line breaks or begins with a quote.
func quote(s string) string {
	if strings.ContainsAny(s, "\r\n") || strings.HasPrefix(s, `"`) {
		return strconv.Quote(s)
	}
	return s
}

// Parse parses a lock. The error names the first line that is not valid.
func Parse(data []byte) (*Lock, error) {
	l := &Lock{}
	var e *Entry
	for n, line := range strings.Split(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n"), "\n") {
		if n == 0 && line != first {
			return nil, fmt.Errorf("line 1: want %q; another version of studyguide wrote this, or something else",
				first)
		}
		if n == 0 || line == "" {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		if err := l.line(&e, word, rest); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	if e != nil {
		l.Put(*e)
	}
	return l, nil
}

// line parses one line; e is the current entry.
func (l *Lock) line(e **Entry, word, rest string) error {
	name, value, two := strings.Cut(rest, " ")
	if strings.HasPrefix(value, `"`) {
		plain, err := strconv.Unquote(value)
		if err != nil {
			return fmt.Errorf("%q: %w", value, err)
		}
		value = plain
	}
	key := Key{Guide: value, Edition: strings.TrimPrefix(name, noName)}
	switch {
	case word == "tool" && *e == nil:
		l.Tool = rest
	case word == "tool":
		(*e).Tool = rest
	case !two:
		return fmt.Errorf("%q is not a line of a lock", word+" "+rest)
	case word == "guide":
		if *e != nil {
			l.Put(**e)
		}
		*e = &Entry{Key: key, Tool: l.Tool}
	case *e == nil && word == "lacks":
		l.Lacks = append(l.Lacks, key)
	case *e == nil && word == "shard":
		l.Shard.Plan = value
		if _, err := fmt.Sscanf(name, "%d/%d", &l.Shard.Index, &l.Shard.Count); err != nil {
			return fmt.Errorf("%q is not a shard", name)
		}
		if s := l.Shard; s.Index < 1 || s.Index > s.Count || s.Count > MaxShards {
			return fmt.Errorf("%q is not a shard: its number is 1 up to how many there are, at most %d", name, MaxShards)
		}
	case *e != nil && word == "made":
		(*e).Made = append((*e).Made, File{value, name})
	case *e != nil && word == "from":
		(*e).From = append((*e).From, File{value, name})
	case *e != nil && word == "with":
		(*e).With = append((*e).With, Option{name, value})
	default:
		return fmt.Errorf("%q is not a line of a lock", word+" "+rest)
	}
	return nil
}
