package tex

import (
	"strings"
	"sync"
)

// delimiters are the signs that grow with what they enclose.
const delimiters = "( ) [ ] { } | ‖ ⟨ ⟩ ⌊ ⌋ ⌈ ⌉ / ∖ ↑ ↓ ⇑ ⇓ ↕ ⇕"

// talls maps \big and its relatives to heights in thousandths of an em (amsmath).
var talls = map[string]int{"big": 1200, "Big": 1800, "bigg": 2400, "Bigg": 3000}

// spaces maps spacing commands to widths in thousandths of an em.
var spaces = map[string]int{
	",": 167, "thinspace": 167, ":": 222, ">": 222, "medspace": 222, ";": 278, "thickspace": 278, "!": -167,
	"negthinspace": -167,
	" ":            250, "enspace": 500, "quad": 1000, "qquad": 2000,
}

// marks maps commands to the mark that they put above or below their argument.
var marks = map[string]Mark{
	"hat": {Text: "\u0302"}, "widehat": {Text: "\u0302", Wide: true}, "tilde": {Text: "\u0303"},
	"widetilde": {Text: "\u0303", Wide: true},
	"bar":       {Text: "\u0304"}, "vec": {Text: "\u20D7"}, "dot": {Text: "\u0307"}, "ddot": {Text: "\u0308"},
	"check": {Text: "\u030C"},
	"breve": {Text: "\u0306"}, "acute": {Text: "\u0301"}, "grave": {Text: "\u0300"}, "mathring": {Text: "\u030A"},
	"overline": {Text: "‾", Wide: true}, "underline": {Text: "_", Wide: true, Below: true},
	"overbrace": {Text: "⏞", Wide: true}, "underbrace": {Text: "⏟", Wide: true, Below: true},
	"overrightarrow": {Text: "→", Wide: true}, "overleftarrow": {Text: "←", Wide: true},
}

// alphabets maps commands to the alphabet that they select.
var alphabets = map[string]string{
	"mathrm": "rm", "mathup": "rm", "mathit": "it", "mathbf": "bf", "bm": "bf", "pmb": "bf", "mathbbm": "bb",
	"mathds": "bb", "boldsymbol": "bf", "mathbb": "bb", "mathcal": "cal", "mathscr": "cal",
	"mathfrak": "frak", "mathsf": "sf", "mathtt": "tt", "rm": "rm", "bf": "bf",
}

// functions holds the names that are set upright, as commands and as they are printed.
var functions = sync.OnceValue(func() map[string]string {
	m := map[string]string{"limsup": "lim sup", "liminf": "lim inf"}
	for _, f := range strings.Fields(`arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf
		ker lg lim ln log max min Pr sec sin sinh sup tan tanh argmax argmin mod`) {
		m[f] = f
	}
	return m
})

// named returns the commands that stand for one sign. Each list below is "name sign name sign" for signs of one class.
var named = sync.OnceValue(func() map[string]Atom {
	m := map[string]Atom{}
	add := func(a Atom, list string) {
		words := strings.Fields(list)
		for i := 0; i+1 < len(words); i += 2 {
			a.Text = words[i+1]
			m[words[i]] = a
		}
	}
	add(Atom{}, `alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
		kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
		phi ϕ varphi φ chi χ psi ψ omega ω imath ı jmath ȷ`)
	add(Atom{Upright: true}, `Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ
		hbar ℏ hslash ℏ Re ℜ Im ℑ wp ℘ aleph ℵ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅`)
	add(Atom{Kind: Sign}, `forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ prime ′ square □
		blacksquare ■ checkmark ✓ % % $ $ # # _ _ & & dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ degree ° star ⋆ dag † dagger † ddagger ‡
		S § intercal ⊺ Box □ diamond ⋄ surd √ backslash ∖ therefore ∴ because ∵ dotsc … dotsb ⋯ dotsm ⋯ dotso …`)
	add(Atom{Kind: Sign, Class: Large, Limits: true},
		`sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆`)
	add(Atom{Kind: Sign, Class: Large}, `int ∫ iint ∬ iiint ∭ oint ∮`)
	add(Atom{Kind: Sign, Class: Binary}, `pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ circ ∘ bullet ∙ cap ∩ cup ∪ vee ∨
		lor ∨ wedge ∧ land ∧ setminus ∖ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ sqcup ⊔ sqcap ⊓ uplus ⊎ amalg ⨿
		ltimes ⋉ rtimes ⋊ bowtie ⋈`)
	add(Atom{Kind: Sign, Class: Relation}, `leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ll ≪ gg ≫ equiv ≡ sim ∼ simeq ≃
		approx ≈ cong ≅ propto ∝ doteq ≐ triangleq ≜ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇
		subsetneq ⊊ prec ≺ succ ≻ preceq ⪯ succeq ⪰ mid ∣ nmid ∤ parallel ∥ perp ⊥ models ⊨ vdash ⊢ dashv ⊣ to →
		rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺
		impliedby ⟸ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ Longleftarrow ⟸ mapsto ↦ longmapsto ⟼
		uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓ hookrightarrow ↪ rightharpoonup ⇀ leadsto ⇝ rightsquigarrow ⇝
		nearrow ↗ searrow ↘ asymp ≍ lesssim ≲ gtrsim ≳ leqslant ⩽ geqslant ⩾ coloneqq ≔ colon : nsubseteq ⊈ lt <
		gt > updownarrow ↕`)
	add(Atom{Kind: Sign, Class: Opening}, `{ { lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lbrack [ lvert | lVert ‖`)
	add(Atom{Kind: Sign, Class: Closing}, `} } rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rbrack ] rvert | rVert ‖`)
	add(Atom{Kind: Sign}, `| ‖ Vert ‖ vert | / /`)
	return m
})

// signs returns the classes of named signs, for authors who type the sign itself.
var signs = sync.OnceValue(func() map[string]Class {
	m := map[string]Class{}
	for _, a := range named() {
		if a.Kind == Sign && a.Class > m[a.Text] {
			m[a.Text] = a.Class
		}
	}
	delete(m, "|")
	delete(m, "‖")
	m["⊥"], m["∖"] = Relation, Binary
	return m
})

var negated = map[string]string{"=": "≠", "∈": "∉", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "≡": "≢", "∼": "≁",
	"≈": "≉", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "∃": "∄", "∣": "∤", "∥": "∦"}
