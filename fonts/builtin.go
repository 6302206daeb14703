package fonts

import (
	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/dejavu/dejavusansmonobold"
	"github.com/go-fonts/dejavu/dejavusansmonoboldoblique"
	"github.com/go-fonts/dejavu/dejavusansmonooblique"
	"github.com/go-fonts/stix/stix2mathregular"
	"github.com/go-fonts/stix/stix2textbold"
	"github.com/go-fonts/stix/stix2textbolditalic"
	"github.com/go-fonts/stix/stix2textitalic"
	"github.com/go-fonts/stix/stix2textregular"
	"github.com/go-fonts/stix/stix2textsemibold"
	"github.com/go-fonts/stix/stix2textsemibolditalic"
)

// serif returns the program's face for text of a style.
func serif(st Style) source {
	if st.SemiBold && !st.Bold {
		return pick(Style{Italic: st.Italic},
			source{name: "STIXTwoText-SemiBold", data: stix2textsemibold.TTF}, source{},
			source{name: "STIXTwoText-SemiBoldItalic", data: stix2textsemibolditalic.TTF}, source{})
	}
	return pick(st,
		source{name: "STIXTwoText", data: stix2textregular.TTF},
		source{name: "STIXTwoText-Bold", data: stix2textbold.TTF},
		source{name: "STIXTwoText-Italic", data: stix2textitalic.TTF},
		source{name: "STIXTwoText-BoldItalic", data: stix2textbolditalic.TTF},
	)
}

// mono returns the program's face for code of a style.
func mono(st Style) source {
	return pick(st,
		source{name: "DejaVuSansMono", data: dejavusansmono.TTF},
		source{name: "DejaVuSansMono-Bold", data: dejavusansmonobold.TTF},
		source{name: "DejaVuSansMono-Oblique", data: dejavusansmonooblique.TTF},
		source{name: "DejaVuSansMono-BoldOblique", data: dejavusansmonoboldoblique.TTF},
	)
}

func pick(st Style, regular, bold, italic, boldItalic source) source {
	switch {
	case st.heavy() && st.Italic:
		return boldItalic
	case st.heavy():
		return bold
	case st.Italic:
		return italic
	}
	return regular
}

// fallbacks returns the program's faces for characters that a guide's own faces lack. STIX Two Math matches the text;
// for code, DejaVu Sans is closest to DejaVu Sans Mono. Emoji come last, except where a cluster asks for them (see
// [pictorial]).
func fallbacks(st Style) []source {
	math := source{name: "STIXTwoMath", data: stix2mathregular.TTF}
	sans := source{name: "DejaVuSans", data: dejavusans.TTF}
	if st.heavy() {
		sans = source{name: "DejaVuSans-Bold", data: dejavusansbold.TTF}
	}
	if st.Family == Mono {
		return []source{sans, math, emoji()}
	}
	return []source{math, sans, emoji()}
}
