package generate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/dlclark/regexp2/v2"
)

// replacing is how chroma describes a rule that Raku puts into a state for a time.
type replacing struct {
	delimiter []rune
	pattern   string
	tokenType chroma.Emitter
	count     int
	mutator   chroma.Mutator
	appended  chroma.Mutator
	position  int
	state     string
	pop       bool
	popState  bool
	pushState bool
}

// brackets returns a mutator of Raku: "~" and a state, how it is pushed, and the characters that end it, or "%" and the
// number of a construct with brackets.
func (r *grammar) brackets(name string, m chroma.Mutator) (string, error) {
	switch {
	case strings.Contains(name, "replaceRule"):
		c := captured[replacing](m)
		if c.pattern != "" || c.tokenType != chroma.Punctuation || c.mutator != nil || c.appended != nil ||
			c.count != 0 || c.position != 0 || c.pop {
			return "", fmt.Errorf("a rule that is put into state %q is not known", c.state)
		}
		how := 0
		if c.popState {
			how |= 1
		}
		if c.pushState {
			how |= 2
		}
		out := fmt.Sprintf("~%s.%d", r.state(c.state), how)
		for _, d := range c.delimiter {
			out += fmt.Sprint(".", d)
		}
		return out, nil
	case strings.Contains(name, "rakuRules"):
		c := captured[struct {
			what    int
			mirrors map[rune]rune
		}](m)
		if r.mirrors == "" {
			for _, open := range slices.Sorted(maps.Keys(c.mirrors)) {
				r.mirrors += string(open) + string(c.mirrors[open])
			}
		}
		return fmt.Sprint("%", c.what), nil
	default:
		return "", fmt.Errorf("a mutator by function %s is not known", name)
	}
}

// construct returns an emitter of Raku: a list in brackets for one emitter a group of a name, or "=" and a letter, with
// the kind of keys.
func (r *grammar) construct(name string, e chroma.EmitterFunc) (string, error) {
	switch {
	case strings.Contains(name, "ByGroupNames"):
		emitters := captured[map[string]chroma.Emitter](e)
		re, err := regexp2.Compile(r.pattern)
		if err != nil {
			return "", err
		}
		out := "["
		for i := range len(re.GetGroupNumbers()) - 1 {
			of, ok := emitters[re.GroupNameFromNumber(i+1)]
			if !ok {
				of = chroma.Error
			}
			text, err := r.emitter(of)
			if err != nil {
				return "", err
			}
			out += text
		}
		return out + "]", nil
	case strings.Contains(name, "colonPair"):
		return "=p" + string(kind(captured[chroma.TokenType](e))), nil
	case name == "lexers.quote":
		return "=qp", nil
	case name == "lexers.podConfig":
		return "=gp", nil
	case name == "lexers.podCode":
		return "=dp", nil
	default:
		return "", fmt.Errorf("an emitter by function %s is not known", name)
	}
}

// sorted returns an expression with all opening brackets in their order: chroma has them in another one each time.
func sorted(pattern string) string {
	const head, tail = `(?<delimiter>[`, `])\k<delimiter>*)`
	before, rest, ok := strings.Cut(pattern, head)
	list, after, closed := strings.Cut(rest, tail)
	if !ok || !closed || !strings.Contains(list, "\u0f3a") {
		return pattern
	}
	var each []string
	for list != "" {
		n := 1
		if list[0] == '\\' {
			n = 2
		}
		one := string([]rune(list)[:n])
		each = append(each, one)
		list = list[len(one):]
	}
	slices.Sort(each)
	return before + head + strings.Join(each, "") + tail + after
}
