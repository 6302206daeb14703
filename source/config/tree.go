package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

// A ValueKind is what a [Value] is.
type ValueKind int

// The kinds of values.
const (
	NullValue ValueKind = iota
	TextValue
	NumberValue
	BoolValue
	ListValue
	MapValue
)

// A Value is a value of any YAML: of files whose keys are their authors'.
type Value struct {
	Kind      ValueKind
	Text      string // of a scalar
	Line, Col int    // from 1; of a block, those of its sign
	Quoted    bool
	Literal   bool     // its lines are those of the source, below Line
	Items     []*Value // of a list or a map
	Keys      []*Value // of a map, one for each item
}

// The limits of a tree: deeper or larger ones are made to use up memory. Aliases count as what they stand for.
const (
	deepest = 100
	largest = 1000000
)

// Documents returns the documents of YAML data. The error is a *SyntaxError.
func Documents(data []byte) ([]*Value, error) {
	lines := bytes.Count(data, []byte("\n")) + 1
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var out []*Value
	t := &treeMaker{}
	for {
		var doc yaml.Node
		err := decoder.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, syntaxError(err, lines)
		}
		v, err := t.value(&doc, 0)
		if err != nil {
			return nil, err
		}
		if v.Kind != NullValue {
			out = append(out, v)
		}
	}
}

// A treeMaker makes values of nodes.
type treeMaker struct{ count int }

func (t *treeMaker) value(n *yaml.Node, depth int) (*Value, error) {
	if t.count++; depth > deepest || t.count > largest {
		return nil, &SyntaxError{max(n.Line, 1),
			fmt.Sprintf("want at most %d levels and %d values, with what aliases stand for", deepest, largest)}
	}
	v := &Value{Line: n.Line, Col: n.Column}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) == 0 {
			return v, nil
		}
		return t.value(n.Content[0], depth)
	case yaml.AliasNode:
		v, err := t.value(n.Alias, depth+1)
		var syntax *SyntaxError
		if errors.As(err, &syntax) {
			syntax.Line = n.Line // of what is to blame
		}
		return v, err
	case yaml.ScalarNode:
		v.Text = n.Value
		v.Quoted = n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
		v.Literal = n.Style&yaml.LiteralStyle != 0
		v.Kind = scalarKind(n)
	case yaml.SequenceNode:
		v.Kind = ListValue
		return v, t.items(v, n.Content, depth)
	case yaml.MappingNode:
		v.Kind = MapValue
		return v, t.fields(v, n.Content, depth)
	}
	return v, nil
}

// scalarKind returns the kind of a scalar.
func scalarKind(n *yaml.Node) ValueKind {
	switch n.ShortTag() {
	case "!!null":
		return NullValue
	case "!!bool":
		return BoolValue
	case "!!int", "!!float":
		return NumberValue
	default:
		return TextValue
	}
}

func (t *treeMaker) items(v *Value, nodes []*yaml.Node, depth int) error {
	for _, n := range nodes {
		it, err := t.value(n, depth+1)
		if err != nil {
			return err
		}
		v.Items = append(v.Items, it)
	}
	return nil
}

// fields adds the fields of a map. Those of a map that is merged into it come after its own.
func (t *treeMaker) fields(v *Value, nodes []*yaml.Node, depth int) error {
	var merged []*Value
	for i := 0; i+1 < len(nodes); i += 2 {
		key, err := t.value(nodes[i], depth+1)
		if err != nil {
			return err
		}
		it, err := t.value(nodes[i+1], depth+1)
		if err != nil {
			return err
		}
		if nodes[i].Tag == "!!merge" {
			merged = append(merged, it)
			continue
		}
		v.Keys, v.Items = append(v.Keys, key), append(v.Items, it)
	}
	own := map[string]bool{}
	for _, k := range v.Keys {
		own[k.Text] = true
	}
	for _, m := range merged {
		for i, k := range m.Keys {
			if !own[k.Text] {
				v.Keys, v.Items = append(v.Keys, k), append(v.Items, m.Items[i])
			}
		}
	}
	return nil
}
