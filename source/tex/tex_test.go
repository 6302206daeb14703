package tex

import (
	"errors"
	"strconv"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for src, want := range map[string]string{
		`a+b`:                                `(row a bin:+ b)`,
		`x_i^2`:                              `(row (scripts x i 2))`,
		`x^2_i`:                              `(row (scripts x i 2))`,
		`x^10`:                               `(row (scripts x - 1) 0)`,
		`2^{10}`:                             `(row (scripts 2 - 10))`,
		`f''(x)`:                             `(row (scripts f - ″) open:( x close:))`,
		`\frac12`:                            `(row (frac 1 2))`,
		`\frac{a+b}{2c}`:                     `(row (frac (row a bin:+ b) (row 2 c)))`,
		`\sqrt[3]{x}`:                        `(row (root x (row 3)))`,
		`\sum_{i=1}^n i`:                     `(row (scripts large:∑ (row i rel:= 1) n) i)`,
		`O(n \log n)`:                        `(row O open:( n large:log:up n close:))`,
		`\left(\frac ab\right]`:              `(row (fence ( ] (frac a b)))`,
		`\left. x \right|_0`:                 `(row (scripts (fence  | x) 0 -))`,
		`\mathbb{R}^d`:                       `(row (scripts ℝ:up - d))`,
		`\mathbf{x}\cdot\mathrm{softmax}(z)`: `(row 𝐱:up bin:⋅ softmax:up open:( z close:))`,
		`\text{if } x \neq 0`:                `(row if :text x rel:≠ 0)`,
		`\text{\{a\}\textbackslash{}b\textasciitilde c \%}`: `(row {a}\b~c %:text)`,
		`\operatorname*{argmax}_\theta`:                     `(row (scripts large:argmax:up θ -))`,
		`\hat{y}_i`:                                         `(row (scripts (mark ̂ y) i -))`,
		`\begin{bmatrix}1&2\\3&4\end{bmatrix}`: `(row (fence [ ] (grid c (row (row 1) (row 2)) (row (row 3) (row ` +
			`4)))))`,
		"\\begin{cases}1 & x>0\\\\\n0\\end{cases}": `(row (fence {  (grid l (row (row 1) (row x rel:> 0)) (row ` +
			`(row 0)))))`,
		`\begin{aligned}a&=b\\&=c\\\end{aligned}`: `(row (grid rl (row (row a) (row rel:= b)) (row (row) (row ` +
			`rel:= c))))`,
		`\big(x\big)`:          `(row (:1200 x ):1200)`,
		`\not\in`:              `(row rel:∉)`,
		`a\,b`:                 `(row a space:167 b)`,
		`50\%`:                 `(row 50 %)`,
		`\underbrace{a+b}_{n}`: `(row (scripts (mark ⏟ (row a bin:+ b)) n -))`,
		`\displaystyle\sum x`:  `(row (styled large:∑ x))`,
		`\lim_{x\to 0}`:        `(row (scripts large:lim:up (row x rel:→ 0) -))`,
		`P(A|B)`:               `(row P open:( A | B close:))`,
		`a % why`:              `(row a)`,
		`\overset{d}{=}`:       `(row (over (row rel:=) d -))`,
		`a \pmod n`:            `(row a space:444 open:( large:mod:up n close:))`,
		`{n \choose k}`:        `(row (fence ( ) (stack (row n) (row k))))`,
		`a+1 \over b`:          `(row (frac (row a bin:+ 1) (row b)))`,
		`\sum_{\substack{i<n\\i>0}}`: `(row (scripts large:∑ (grid c (row (row i rel:< n)) (row (row i rel:> ` +
			`0))) -))`,
		`a \xrightarrow{f} b`:             `(row a (over (row rel:⟶) f -) b)`,
		`a\hspace{0.5em}b`:                `(row a space:500 b)`,
		`\textcolor{red}{x}\color{blue}y`: `(row x y)`,
		`\sum\limits_i`:                   `(row (limits large:∑ i -))`,
		`x, y`:                            `(row x punct:, y)`,
		`3.14 < \pi`:                      `(row 3.14 rel:< π)`,
		`\begin{array}{|c|l|}\hline a & b\\ \hline c & d\\ \hline\end{array}`: `(row (grid cl ruled [0 1 2] [0 1 2] ` +
			`(row (row a) (row b)) (row (row c) (row d))))`,
		`\begin{array}{r||c}a & b\end{array}`:  `(row (grid rc ruled [1] [] (row (row a) (row b))))`,
		`a = b\\ = c`:                          `(row (grid c (row (row a rel:= b)) (row (row rel:= c))))`,
		`a\\`:                                  `(row (grid c (row (row a))))`,
		`x = 1 \tag{2}`:                        `(row x rel:= 1 space:2000 (2):text)`,
		`y \tag*{so}`:                          `(row y space:2000 so:text)`,
		`\boxed{a+b}c`:                         `(row (boxed (row a bin:+ b)) c)`,
		`\frac{\cancel{a}b}{\cancel a}`:        `(row (frac (row (struck a) b) (struck a)))`,
		`a\phantom{b}\hphantom{c}\vphantom{d}`: `(row a (phantom b) (hphantom c) (vphantom d))`,
		`{a^b}^c+{x_1} _2`:                     `(row (scripts (row (scripts a - b)) - c) bin:+ (scripts (row (scripts x 1 -)) 2 -))`,
		`{f'}^2{x^2}y`:                         `(row (scripts (row (scripts f - ′)) - 2) (scripts x - 2) y)`,
		`1{,}234.5+1{,}x`:                      `(row 1,234.5 bin:+ 1 (row punct:,) x)`,
		`A^\dagger B^{\ddagger}`:               `(row (scripts A - †) (scripts B - ‡))`,
	} {
		row, err := Parse(src)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if got := dumped(row); got != want {
			t.Errorf("%s:\n got %s\nwant %s", src, got, want)
		}
		if n := len(row.Ends); n != len(row.Kids) || row.Ends[n-1] > len(src) {
			t.Errorf("%s: ends %v", src, row.Ends)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for src, want := range map[string]string{
		``:                             `0: the formula is empty`,
		`\foo{x}`:                      `0: the command \foo is not known`,
		`a+\frac{a`:                    `7: what opens here is not closed`,
		`a}`:                           `1: a brace is closed that was not opened`,
		`x^2^3`:                        `3: there are two exponents`,
		`\left( x`:                     `0: what opens here is not closed`,
		`\begin{foo}\end{foo}`:         `0: the environment foo is not known`,
		`\begin{matrix}a\end{pmatrix}`: `0: \begin{matrix} is closed by \end{pmatrix}`,
		`a & b`:                        `2: & stands outside of a matrix`,
		`x_`:                           `1: the script is missing`,
		`\\`:                           `0: the formula is empty`,
		`{a\\b}`:                       `2: a line is ended outside of a matrix or of aligned lines`,
		`\tag 1`:                       `0: the text of a formula stands between braces`,
		`\`:                            `0: the formula ends in a backslash`,
		strings.Repeat("{", 100):       `60: the formula is nested more than 60 deep`,
	} {
		_, err := Parse(src)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: no error", src)
			continue
		}
		if got := strconv.Itoa(e.At) + ": " + e.Message; got != want {
			t.Errorf("%s:\n got %s\nwant %s", src, got, want)
		}
	}
}

func TestFindTellsFormulasFromOtherDollars(t *testing.T) {
	for text, want := range map[string]string{
		"It takes $O(n \\log n)$ steps.":       `O(n \log n)`,
		"where $x$, $y$":                       "x|y",
		"so ($n^2$) and \"$k$\"":               "n^2|k",
		"$$\nx = y\n$$":                        "x = y$$",
		"the loss $`a_i`$ of GitLab":           "a_i",
		`inline \(x^2\) and block \[\frac12\]`: `x^2|\frac12$$`,
		"it costs $5, not $10":                 "",
		"$5-$10 or $5/$10":                     "",
		"from $HOME to $PATH":                  "",
		"$a,$b and $c":                         "",
		"use $('#a') or $('.b')":               "",
		"`$.ajax`/$.get":                       "",
		"${a}-${b}":                            "",
		"the $user_id$ mark":                   "",
		"$this->name and $that->name":          "",
		"US$5 and A$6":                         "",
		`\[optional\] and \(why\)`:             "",
		`costs \$5 and \$6`:                    "",
		"$%x$ is a comment":                    "",
		"$ x $":                                "",
		"$$":                                   "",
		"$$ $$":                                "",
		"an $n \\times m$ matrix, $i$-th row":  `n \times m|i`,
		"$x\n\ny$":                             "",
		"$_GET['a']$":                          "",
		"$\\text{costs \\$5}$":                 `\text{costs \$5}`,
		"$a}$ $b$":                             "b",
		"the $ab$ side":                        "ab",
		"the $abc$ side":                       "",
		"is $sin x$":                           "sin x",
		"是$d$点，第$i$个点":                         "d|i",
		"関数$f(x)$は、パラメーター$\\theta$を":          `f(x)|\theta`,
		"함수$f$의 값은 $n$이다":                     "f|n",
		"ค่า$x$เท่ากับ$y^2$ครับ":              "x|y^2",
		"损失$损失 = x_{输入}$的":                    "损失 = x_{输入}",
		"US$5和US$6":                           "",
		"价格$5至$10，或$20和$30元":                  "",
		"以^匹配开头，$匹配结尾；^a$的":                   "",
		"点$f(x，y)$在，$甲^2$的，$5，$是":             "f(x，y)|甲^2",
		"从$5到10$的":                            "",
		"变量$a和$b，$甲、$乙的":                      "",
		"ราคา$5ถึง$10บาท":                     "",
		"가격은$5에서$10까지":                        "",
		"$" + strings.Repeat("+", 3999) + "$": strings.Repeat("+", 3999),
		"$" + strings.Repeat("+", 4000) + "$": "",
	} {
		var got []string
		for at := 0; ; {
			f, ok := Find(text, at)
			if !ok {
				break
			}
			s := f.TeX
			if f.Display {
				s += "$$"
			}
			got = append(got, s)
			at = f.End
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q: got %q, want %q", text, g, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`\frac{1}{n}\sum_{i=1}^n x_i'`, `\begin{cases}a&b\\c\end{cases}`,
		`\left(\sqrt[3]{x}\middle|\text{a $}\right)`, `\not\mathbb{R}\big\{`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		row, err := Parse(src)
		var e *Error
		switch {
		case err == nil && (len(row.Ends) != len(row.Kids) || row.Ends[len(row.Ends)-1] > len(src)):
			t.Errorf("%q: ends %v of %d nodes", src, row.Ends, len(row.Kids))
		case err != nil && (!errors.As(err, &e) || e.At < 0 || e.At > len(src)):
			t.Errorf("%q: %v at %d", src, err, e.At)
		}
		for at := 0; ; {
			found, ok := Find(src, at)
			if !ok {
				break
			}
			if found.Start < at || found.End <= found.Start || found.End > len(src) || found.TeX == "" {
				t.Fatalf("%q: found %+v", src, found)
			}
			at = found.End
		}
	})
}
