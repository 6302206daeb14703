package tex

import (
	"testing"

	"example.org/studyguide/source/ast"
)

func TestPlainTextOfFormulas(t *testing.T) {
	for source, want := range map[string]string{
		`O(n \log n)`:                          "O(n log n)",
		`x^2 + y_i`:                            "x² + yᵢ",
		`\frac{a+b}{2}`:                        "(a + b)/2",
		`\sqrt{x}`:                             "√x",
		`\sqrt[3]{x+1}`:                        "³√(x + 1)",
		`\sum_{i=1}^{n} x_i`:                   "∑ᵢ₌₁ⁿxᵢ",
		`a \le b`:                              "a ≤ b",
		`\mathbb{R}^d`:                         "ℝ^d",
		`e^{-x/2}`:                             "e^(− x/2)",
		`\left(\frac{1}{n}\right)`:             "(1/n)",
		`\begin{pmatrix}1&2\\3&4\end{pmatrix}`: "(1 2; 3 4)",
		`\hat{y}`:                              "y\u0302",
		`f'(x)`:                                "f′(x)",
		`\binom{n}{k}`:                         "(n over k)",
		`\text{if } x > 0`:                     "if x > 0",
		`\foo{x}`:                              `\foo{x}`,
		`{a^2}^n + {x_1}_k`:                    "(a²)ⁿ + (x₁)ₖ",
		`1{,}234.5`:                            "1,234.5",
		`10 \, \text{ms}`:                      "10 ms",
	} {
		if got := Plain(source); got != want {
			t.Errorf("%s: got %q, want %q", source, got, want)
		}
	}
	title := []ast.Inline{&ast.Text{Value: "What is "}, &ast.Math{TeX: `n^2`}, &ast.Text{Value: " to "},
		&ast.Emph{Inlines: []ast.Inline{&ast.Math{TeX: `\pi`}}}, &ast.Text{Value: "?"}}
	if got, want := Title(title), "What is n² to π?"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}
