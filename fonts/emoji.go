package fonts

import (
	_ "embed"
	"slices"
	"strings"
)

// notoEmoji is Noto Emoji, which draws emoji in one color, as the file of the npm package @expo-google-fonts/noto-emoji
// 0.4.7 has it (400Regular/NotoEmoji_400Regular.ttf).
//
//go:embed data/NotoEmoji-Regular.ttf
var notoEmoji []byte

// emoji returns the program's face for emoji.
func emoji() source { return source{name: "NotoEmoji", data: notoEmoji} }

// Characters that make an emoji of the one before them, or text of it (UTS #51, 1.4.3, 1.4.4).
const (
	textStyle  = '\uFE0E'
	emojiStyle = '\uFE0F'
	keycap     = '\u20E3'
)

// pictorial reports whether a grapheme cluster asks to be drawn as an emoji: it is of the blocks that hold hardly
// anything else, it says so, or it is a sequence that is one picture. Signs of older blocks, such as ✅, are left to the
// order of the faces: text faces have many of them.
func pictorial(cluster string) bool {
	if strings.ContainsRune(cluster, textStyle) {
		return false
	}
	for _, r := range cluster {
		if r == emojiStyle || r == keycap || r >= 0x1F1E6 && r <= 0x1FAFF {
			return true
		}
	}
	return false
}

// forEmoji returns a chain of faces in the order for emoji: the user's, the program's own for emoji, the others.
func forEmoji(chain []source) []source {
	var users, rest []source
	for _, src := range chain {
		switch {
		case src.users:
			users = append(users, src)
		case !src.drawsOnly():
			rest = append(rest, src)
		}
	}
	return slices.Concat(users, []source{emoji()}, rest)
}

// drawsOnly reports whether a face is for emoji: its digits and spaces are parts of sequences, not text.
func (s source) drawsOnly() bool { return !s.users && s.name == emoji().name }
