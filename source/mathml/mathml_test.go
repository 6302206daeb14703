package mathml_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"example.org/studyguide/source/mathml"
	"example.org/studyguide/source/tex"
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
	{`<mover><mi>y</mi><mtext>def</mtext></mover><mrow><mi>z</mi></mrow>`, `\overset{\text{def}}{y}z`},
	{`<msubsup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>i</mi><mn>2</mn></msubsup>`, `{a+b}_{i}^{2}`},
	{`<menclose notation="updiagonalstrike"><mi>x</mi></menclose><menclose notation="horizontalstrike box"><mi>y</mi><mi>z</mi></menclose>`,
		`\cancel{x}\boxed{\sout{yz}}`},
	{`<menclose notation="updiagonalstrike downdiagonalstrike"><mn>2</mn></menclose><menclose notation="downdiagonalstrike"/>`,
		`\xcancel{2}`},
	{`<menclose><mn>12</mn></menclose><menclose notation="radical"><mn>3</mn></menclose><menclose notation="actuarial"><mi>n</mi></menclose>`,
		`\overline{)12}\sqrt{3}\overline{n}|`},
	{`<menclose notation="left"><mi>a</mi></menclose><menclose notation="top bottom"><mi>b</mi></menclose>`,
		`|a\underline{\overline{b}}`},
	{`<mtable><mlabeledtr><mtd><mtext>(2.1)</mtext></mtd><mtd><mi>E</mi></mtd><mtd><mo>=</mo><mi>m</mi></mtd></mlabeledtr><mlabeledtr><mtd><mi>b</mi></mtd><mtd><mi>x</mi></mtd></mlabeledtr></mtable>`,
		`\begin{matrix}E & =m \tag{2.1} \\ x \tag*{b}\end{matrix}`},
	{`<mstack><mscarries><mn>1</mn><none/></mscarries><mn>425</mn><msrow><mo>+</mo><mn>36</mn></msrow><msline/><mn>461</mn></mstack>`,
		`\begin{array}{r}1\, \\ 425 \\ +36 \\ \hline 461 \\ \end{array}`},
	{`<mlongdiv><mn>3</mn><mn>41</mn><mn>123</mn><msgroup position="1" shift="-1"><msgroup><mn>12</mn><msline length="2"/></msgroup><mn>3</mn></msgroup></mlongdiv>`,
		`\begin{array}{r}41 \\ 3\,\overline{)123} \\ 12\phantom{0} \\ \hline 3 \\ \end{array}`},
	{`<maction actiontype="toggle" selection="2"><mi>a</mi><mi>b</mi></maction><maction selection="9"><mi>c</mi><mi>d</mi></maction><maction/>`, `bc`},
	{`<mn>1,234.5</mn><mo>+</mo><mn>1&#xa0;234</mn><mo>+</mo><mn>,5</mn><mo>+</mo><mn>0xFF</mn>`, `1{,}234.5+1\,234+,5+\mathrm{0xFF}`},
	{`<msup><msup><mi>a</mi><mi>b</mi></msup><mi>c</mi></msup>`, `{a^{b}}^{c}`},
	{`<mmultiscripts><mi>R</mi><mi>i</mi><none/><none/><mi>j</mi></mmultiscripts>`, `R_{i}{}^{j}`},
	{`<mi><mglyph alt="a star" src="star.png"/></mi><mglyph alt="50 %"/>`, `\text{a star}\text{50 \%}`},
	{`<mspace width="2em"/><mtext> </mtext><mspace width="1em"/>`, ``},
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
