package smart

import (
	"slices"
	"strings"
	"unicode"
)

// units are the units that stay on the line of their number. Those that are words of a language, too, are not among
// them.
var units = strings.Fields("ns µs μs ms s min h B kB KB MB GB TB PB KiB MiB GiB TiB bit bits byte bytes kbit Mbit Gbit " +
	"bps kbps Mbps Gbps Hz kHz MHz GHz px pt em rem dpi nm µm mm cm m km mg g kg ml l °C °F K W kW kWh V mV A mA Ω " +
	"rpm fps % ‰ € $ £ ₽ мс с мин ч Б КБ МБ ГБ ТБ кг г м см мм км руб")

// before are words that stay on the line of the number behind them.
var before = strings.Fields("p. pp. S. s. str. стр. с. рис. fig. Fig. Abb. Nr. nr. no. No. № § §§ vol. Vol. Bd. ch. Ch. " +
	"Kap. cap. art. Art. r. гл. п. sec. Sec.")

// bind replaces the spaces between a number and its unit, and between a word and the number that names it: p. 41,
// RFC 2308, Go 1.25.
func (p *passage) bind() {
	for i, r := range p.runes {
		if r != ' ' || p.fixed[i] || p.marks[i] != "" {
			continue
		}
		switch {
		case digit(p.at(i - 1)):
			_, to := p.token(i + 1)
			unit := strings.TrimRight(string(p.runes[i+1:to]), ".,;:!?)]»”\"'")
			if from, _ := p.token(i - 1); slices.Contains(units, unit) && p.number(from, i) {
				p.set(i, noBreak)
			}
		case digit(p.at(i + 1)):
			from, _ := p.token(i - 1)
			word := strings.TrimLeft(string(p.runes[from:i]), "([«“\"'")
			if slices.Contains(before, word) || p.named(word, i+1) {
				p.set(i, noBreak)
			}
		}
	}
}

// number reports whether a word is a number, perhaps in brackets or with a sign.
func (p *passage) number(from, to int) bool {
	word := strings.TrimLeft(string(p.runes[from:to]), "([<>≤≥~≈±+-−«“\"'")
	return word != "" && strings.Trim(word, "0123456789.,'’–-") == ""
}

// named reports whether a word and the number behind it are one name: RFC 2308, ISO 8601, Go 1.25.
func (p *passage) named(word string, i int) bool {
	runes := []rune(word)
	if len(runes) < 2 || len(runes) > 10 || !unicode.IsUpper(runes[0]) {
		return false
	}
	if strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return true
	}
	_, to := p.token(i)
	version := strings.TrimRight(string(p.runes[i:to]), ".,;:!?)")
	whole, part, found := strings.Cut(version, ".")
	return found && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !digit(r) }) &&
		strings.Trim(whole+part, "0123456789.") == ""
}

// narrow makes the spaces of French no-break spaces: those within guillemets and those before signs of two parts.
func (p *passage) narrow() {
	if p.style.spaced == "" {
		return
	}
	for i, r := range p.runes {
		if r != ' ' || p.fixed[i] {
			continue
		}
		next := p.at(i + 1)
		end := !wordy(p.at(i+2)) && !strings.ContainsRune("=-/", p.at(i+2))
		switch {
		case p.at(i-1) == '«', next == '»', strings.ContainsRune(";!?", next) && end:
			p.set(i, p.style.spaced)
		case next == ':' && end:
			p.set(i, noBreak)
		}
	}
}
