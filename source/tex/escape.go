package tex

import (
	"strings"
	"unicode"
)

// EndsInCommand reports whether TeX ends in a command of letters.
func EndsInCommand(s string) bool {
	name := strings.TrimRightFunc(s, func(c rune) bool { return c < unicode.MaxASCII && unicode.IsLetter(c) })
	return len(name) < len(s) && strings.HasSuffix(name, `\`) && !strings.HasSuffix(name, `\\`)
}

// signsTeX maps characters that TeX gives a meaning, and those that have a command everyone writes.
var signsTeX = strings.NewReplacer(
	`\`, `\backslash `, "{", `\{`, "}", `\}`, "$", `\$`, "%", `\%`, "#", `\#`, "_", `\_`, "^", `\text{^}`, "~", `\sim `,
	"α", `\alpha `, "β", `\beta `, "γ", `\gamma `, "δ", `\delta `, "ε", `\varepsilon `, "ϵ", `\epsilon `, "ζ", `\zeta `,
	"η", `\eta `, "θ", `\theta `, "ι", `\iota `, "κ", `\kappa `, "λ", `\lambda `, "μ", `\mu `, "ν", `\nu `, "ξ", `\xi `,
	"π", `\pi `, "ρ", `\rho `, "σ", `\sigma `, "τ", `\tau `, "υ", `\upsilon `, "φ", `\varphi `, "ϕ", `\phi `,
	"χ", `\chi `,
	"ψ", `\psi `, "ω", `\omega `, "Γ", `\Gamma `, "Δ", `\Delta `, "Θ", `\Theta `, "Λ", `\Lambda `, "Ξ", `\Xi `,
	"Π", `\Pi `,
	"Σ", `\Sigma `, "Φ", `\Phi `, "Ψ", `\Psi `, "Ω", `\Omega `, "∞", `\infty `, "≤", `\le `, "≥", `\ge `, "≠", `\ne `,
	"≈", `\approx `, "≡", `\equiv `, "±", `\pm `, "×", `\times `, "÷", `\div `, "⋅", `\cdot `, "·", `\cdot `,
	"→", `\to `,
	"⇒", `\Rightarrow `, "⇔", `\Leftrightarrow `, "∈", `\in `, "∉", `\notin `, "⊂", `\subset `, "⊆", `\subseteq `,
	"∪", `\cup `, "∩", `\cap `, "∅", `\emptyset `, "∂", `\partial `, "∇", `\nabla `, "∀", `\forall `, "∃", `\exists `,
	"…", `\ldots `, "⋯", `\cdots `, "−", "-", "∗", "*", "\u2061", "", "\u2062", "", "\u00a0", `\ `,
)

// Escape returns characters of a formula as TeX.
func Escape(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case 0x1D434 <= c && c <= 0x1D44D: // letters that are italic by themselves
			return 'A' + c - 0x1D434
		case 0x1D44E <= c && c <= 0x1D467:
			return 'a' + c - 0x1D44E
		case c == 'ℎ':
			return 'h'
		case c == '\n' || c == '\r' || c == '\t':
			return ' '
		}
		return c
	}, s)
	return spaced(strings.ReplaceAll(signsTeX.Replace(s), "&", `\&`))
}

// textEscaper maps characters that TeX gives a meaning in text, too.
var textEscaper = strings.NewReplacer(
	`\`, textBackslash+"{}", "~", textTilde+"{}", "{", `\{`, "}", `\}`, "$", `\$`, "%", `\%`, "#", `\#`, "_", `\_`,
	"&", `\&`, "\u00a0", " ",
)

// EscapeText returns words as they may stand in \text.
func EscapeText(s string) string { return textEscaper.Replace(s) }

// spaced drops spaces after commands where no letter follows.
func spaced(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' && EndsInCommand(b.String()) {
			next := i + 1
			if next == len(s) || !isASCIILetter(s[next]) {
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func isASCIILetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
