package mathml_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"studyguide/source/mathml"
	"studyguide/source/tex"
)

// parsed returns XML as an element; nil if it is not well formed.
func parsed(s string) *mathml.Element {
	root := &mathml.Element{}
	open := []*mathml.Element{root}
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		tok, err := d.Token()
		if tok == nil || err != nil {
			break
		}
		top := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			e := &mathml.Element{Name: tok.Name.Local, Attr: map[string]string{}}
			for _, a := range tok.Attr {
				e.Attr[a.Name.Local] = a.Value
			}
			top.Kids = append(top.Kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.Kids = append(top.Kids, &mathml.Element{Text: string(tok)})
		}
	}
	if len(root.Kids) == 0 {
		return nil
	}
	return root
}

var formulas = []struct{ in, want string }{
	{`<msup><mn>3</mn><mn>12</mn></msup>`, `3^{12}`},
	{`<mfrac><mrow><mi>p</mi><mo>+</mo><mi>q</mi></mrow><mn>4</mn></mfrac>`, `\frac{p+q}{4}`},
	{`<msqrt><mi>y</mi><mo>−</mo><mn>1</mn></msqrt>`, `\sqrt{y-1}`},
	{`<mroot><mi>y</mi><mn>3</mn></mroot>`, `\sqrt[3]{y}`},
	{`<mi>f</mi><mo>&#x2061;</mo><mo>(</mo><mi>x</mi><mo>)</mo><mo>≥</mo><mn>0.5</mn>`, `f(x)\ge0.5`},
	{`<mi>sin</mi><mo>&#x2061;</mo><mi>θ</mi>`, `\sin \theta`},
	{`<mi>cost</mi><mo>=</mo><mi>a</mi><mo>&#x2062;</mo><mi>b</mi>`, `\mathrm{cost}=ab`},
	{`<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover><msub><mi>a</mi><mi>k</mi></msub>`,
		`\sum_{k=0}^{n}a_{k}`},
	{`<munder><mo>lim</mo><mrow><mi>t</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>t</mi>`, `\lim_{t\to0}t`},
	{`<mover accent="true"><mi>x</mi><mo>^</mo></mover><mo>,</mo><mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>¯</mo></mover>`,
		`\hat{x},\overline{AB}`},
	{`<mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>`, `\binom{n}{k}`},
	{`<mo>(</mo><mfrac><mn>1</mn><mi>n</mi></mfrac><mo>)</mo>`, `\left( \frac{1}{n} \right)`},
	{`<mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>]</mo>`,
		`\left[ \begin{matrix}1 & 2 \\ 3 & 4\end{matrix} \right]`},
	{`<mi>T</mi><mo>=</mo><mrow><mo>{</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mtext>if so</mtext></mtd></mtr></mtable></mrow>`,
		`T=\begin{cases}1 & \text{if so}\end{cases}`},
	{`<mfenced open="[" close=")"><mn>0</mn><mi>b</mi></mfenced>`, `[0, b)`},
	{`<mfenced><mfrac><mi>a</mi><mi>b</mi></mfrac></mfenced>`, `\left( \frac{a}{b} \right)`},
	{`<mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><none/><mn>14</mn></mmultiscripts>`, `{}^{14}C_{6}`},
	{`<msup><mi>f</mi><mo>′</mo></msup><mi mathvariant="double-struck">R</mi>`, `f'\mathbb{R}`},
	{`<semantics><mrow><mi>u</mi></mrow><annotation-xml><ci>v</ci></annotation-xml></semantics>`, `u`},
	{`<mtext>50 % of </mtext><mi>x</mi><mo>%</mo>`, `\text{50 \% of}x\%`},
	{`<mtext>set {x} of C:\new ~ #1 a_b</mtext>`, `\text{set \{x\} of C:\textbackslash{}new \textasciitilde{} \#1 a\_b}`},
	{`<mover><mi>y</mi><mtext>def</mtext></mover><menclose notation="box"><mi>z</mi></menclose>`, `\overset{\text{def}}{y}z`},
	{`<msubsup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>i</mi><mn>2</mn></msubsup>`, `{a+b}_{i}^{2}`},
	{`<mphantom><mi>x</mi></mphantom>`, ``},
}

func TestTeX(t *testing.T) {
	for _, f := range formulas {
		got := mathml.TeX(parsed("<math>" + f.in + "</math>"))
		if got != f.want {
			t.Errorf("%s:\n got %s\nwant %s", f.in, got, f.want)
		}
		if got == "" {
			continue
		}
		if _, err := tex.Parse(got); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
}

// FuzzTeX checks that no MathML panics.
func FuzzTeX(f *testing.F) {
	for _, c := range formulas {
		f.Add(c.in)
	}
	f.Add(strings.Repeat("<mrow>", 400) + "<mi>x</mi>" + strings.Repeat("</mrow>", 400))
	f.Fuzz(func(t *testing.T, in string) {
		if e := parsed("<math>" + in + "</math>"); e != nil {
			mathml.TeX(e)
		}
	})
}
