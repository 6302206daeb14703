package generate

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// A grammar writes the rules of one lexer.
type grammar struct {
	g      *generator
	flags  string
	rules  chroma.Rules
	states []string       // names, in order
	number map[string]int // of a state
	sets   []string       // of characters with which matches begin

	mirrors string // of Raku: brackets in pairs
	pattern string // of the rule that is written
}

// rules returns the block of a lexer of rules: a line with the flags of its expressions and whether a text has to end
// with a line break, a line with sets of first characters, and the states, each with its name and a line a rule.
func (g *generator) rules(l *chroma.RegexLexer) (string, error) {
	rules, err := l.Rules()
	if err != nil {
		return "", err
	}
	c := l.Config()
	r := &grammar{g: g, rules: rules.Clone(), states: slices.Sorted(maps.Keys(rules)), number: map[string]int{}}
	for i, name := range r.states {
		r.number[name] = i
	}
	for _, f := range []struct {
		on   bool
		flag string
	}{{!c.NotMultiline, "m"}, {c.CaseInsensitive, "i"}, {c.DotAll, "s"}} {
		if f.on {
			r.flags += f.flag
		}
	}
	var b strings.Builder
	for i := 0; i < len(r.states); i++ { // combined states are added on the way
		b.WriteString("[" + r.states[i] + "]\n")
		for _, rule := range r.rules[r.states[i]] {
			line, err := r.rule(rule)
			if err != nil {
				return "", fmt.Errorf("state %s: %w", r.states[i], err)
			}
			b.WriteString(line + "\n")
		}
	}
	end := "-"
	if c.EnsureNL {
		end = "n"
	}
	if r.mirrors != "" {
		end = "m\n" + r.mirrors
	}
	return fmt.Sprintf("rules -%s %s\n%s\n%s", r.flags, end, strings.Join(r.sets, " "), b.String()), nil
}

// rule returns the line of a rule: the number of its set of first characters, its emitter, its mutator and its
// expression, which is in quotes if it has a line break. A rule that includes a state is "<" and its number.
func (r *grammar) rule(rule chroma.Rule) (string, error) {
	if state, ok := included(rule.Mutator); ok {
		i, known := r.number[state]
		if !known {
			return "", fmt.Errorf("state %s is included, but there is none", state)
		}
		return fmt.Sprint("<", i), nil
	}
	rule.Pattern = sorted(rule.Pattern)
	r.pattern = rule.Pattern
	emit, err := r.emitter(rule.Type)
	if err != nil {
		return "", err
	}
	change, err := r.mutator(rule.Mutator)
	if err != nil {
		return "", err
	}
	set, err := r.set(rule.Pattern)
	if err != nil {
		return "", err
	}
	pattern := rule.Pattern
	if strings.ContainsAny(pattern, "\n\r") {
		set, pattern = set+`"`, strconv.Quote(pattern)
	}
	return fmt.Sprintf("%s %s %s %s", set, emit, change, pattern), nil
}

func included(m chroma.Mutator) (state string, ok bool) {
	if fmt.Sprintf("%T", m) != "*chroma.includeMutator" {
		return "", false
	}
	return field[string](m, "State"), true
}

// set returns the number of the set of characters with which matches of an expression begin, "-" if that is any.
func (r *grammar) set(pattern string) (string, error) {
	flags := ""
	if r.flags != "" {
		flags = "(?" + r.flags + ")"
	}
	set, ok, err := first(`\G` + flags + "(?:" + pattern + ")")
	if err != nil || !ok {
		return "-", err
	}
	text := fmt.Sprintf("%016x%016x", set[0], set[1])
	i := slices.Index(r.sets, text)
	if i < 0 {
		i = len(r.sets)
		r.sets = append(r.sets, text)
	}
	return strconv.Itoa(i), nil
}

// emitter returns how a rule makes tokens: a letter for a kind, "-" for none, a list in parentheses for one emitter a
// group, "@" and a state for the same lexer, ":" and a number for another one, "?" for a lexer that a group names.
func (r *grammar) emitter(e chroma.Emitter) (string, error) {
	switch what := fmt.Sprintf("%T", e); what {
	case "<nil>":
		return "-", nil
	case "chroma.TokenType":
		if t := e.(chroma.TokenType); t != chroma.Ignore {
			return string(kind(t)), nil
		}
		return "-", nil
	case "*chroma.byGroupsEmitter":
		return r.list(field[chroma.Emitters](e, "Emitters"))
	case "*chroma.usingSelfEmitter":
		state := field[string](e, "State")
		if _, ok := r.number[state]; !ok {
			return "", fmt.Errorf("there is no state %s", state)
		}
		return fmt.Sprintf("@%s;", r.state(state)), nil
	case "*chroma.usingEmitter":
		i, err := r.g.named(field[string](e, "Lexer"))
		return fmt.Sprintf(":%d;", i), err
	case "*chroma.usingByGroup":
		list, err := r.list(field[chroma.Emitters](e, "Emitters"))
		return fmt.Sprintf("?%d,%d%s", field[int](e, "SublexerNameGroup"), field[int](e, "CodeGroup"), list), err
	case "chroma.EmitterFunc":
		return r.function(e.(chroma.EmitterFunc))
	default:
		return "", fmt.Errorf("an emitter of type %s is not known", what)
	}
}

func (r *grammar) list(emitters []chroma.Emitter) (string, error) {
	out := "("
	for _, e := range emitters {
		text, err := r.emitter(e)
		if err != nil {
			return "", err
		}
		out += text
	}
	return out + ")", nil
}

// function returns an emitter that chroma has as code.
func (r *grammar) function(e chroma.EmitterFunc) (string, error) {
	types := func(list ...chroma.Emitter) (string, error) { return r.list(list) }
	switch name := nameOf(e); name {
	case "v2.UsingLexer.func1", "lexers.goRules.UsingLexer.func1":
		i, err := r.g.index(captured[chroma.Lexer](e))
		return fmt.Sprintf(":%d;", i), err
	case "lexers.httpHeaderBlock":
		return types(chroma.Name, chroma.Text, chroma.Operator, chroma.Text, chroma.Literal, chroma.Text)
	case "lexers.httpContinuousHeaderBlock":
		return types(chroma.Text, chroma.Literal, chroma.Text)
	case "lexers.httpContentBlock":
		return r.emitter(chroma.Generic)
	case "lexers.rstCodeBlock": // the language is in group 6, its code is group 8 and all that follow
		list, err := types(chroma.Punctuation, chroma.Text, chroma.OperatorWord, chroma.Punctuation, chroma.Text,
			chroma.Keyword, chroma.Text, chroma.String)
		return "?6,8" + list, err
	default:
		return r.construct(name, e)
	}
}

// state returns the number of a state, "x" if there is none: to enter it is an error.
func (r *grammar) state(name string) string {
	if i, ok := r.number[name]; ok {
		return strconv.Itoa(i)
	}
	return "x"
}

// mutator returns how a rule changes the stack of states: "+" and a state pushes it, "^" pushes the rule's own, "<" and
// a number pops; "-" for none.
func (r *grammar) mutator(m chroma.Mutator) (string, error) {
	out := ""
	switch what := fmt.Sprintf("%T", m); what {
	case "<nil>":
	case "*chroma.multiMutator":
		for _, part := range field[[]chroma.Mutator](m, "Mutators") {
			text, err := r.mutator(part)
			if err != nil {
				return "", err
			}
			out += strings.TrimPrefix(text, "-")
		}
	case "*chroma.pushMutator":
		states := field[[]string](m, "States")
		for _, s := range states {
			if s == "#pop" {
				out += "<1"
			} else {
				out += "+" + r.state(s)
			}
		}
		if len(states) == 0 {
			out = "^"
		}
	case "*chroma.popMutator":
		out = fmt.Sprint("<", field[int](m, "Depth"))
	case "*chroma.combinedMutator":
		out = "+" + r.combine(field[[]string](m, "States"))
	case "chroma.MutatorFunc":
		if name := nameOf(m); name != "lexers.haxePreProcMutator" {
			return r.brackets(name, m)
		}
		out = "#" + r.state("preproc-expr") + "!" + r.state("preproc-error")
	default:
		return "", fmt.Errorf("a mutator of type %s is not known", what)
	}
	if out == "" {
		out = "-"
	}
	return out, nil
}

// combine returns the number of a state that has the rules of several.
func (r *grammar) combine(states []string) string {
	name := strings.Join(states, "+")
	if _, ok := r.number[name]; !ok {
		r.number[name] = len(r.states)
		r.states = append(r.states, name)
		for _, s := range states {
			r.rules[name] = append(r.rules[name], chroma.Include(s))
		}
	}
	return r.state(name)
}
