package recognize_test

import "strings"

// lettered is [each] with letters in place of the count: terms have no digits.
func lettered(first, last int, text string) string {
	var b strings.Builder
	for i := first; i <= last; i++ {
		b.WriteString(strings.ReplaceAll(text, "@", string(rune('a'+i))))
	}
	return b.String()
}

var termPairs = []pair{
	{"fewestBracketed", func(n int) string { return "#!text\n" + riddles(n, 5, "oak") }, 7, "refused", 8, "cards 8", nil},
	{"bracketedShare", func(n int) string {
		return "#!text\n" + riddles(n, 5, "oak") + lettered(n, 19, "It grows in the wood, @.\n\n")
	}, 17, "refused", 18, "cards 18", nil},
	{"bracketedDiffer", func(n int) string {
		return "#!text\n" + riddles(n, 5, "oak") + strings.Repeat("It grows in the wood. (an elm)\n\n", 10-n)
	}, 4, "refused", 5, "cards 10", nil},
	{"bracketedWords", func(n int) string {
		return "#!text\n" + riddles(10, 5, strings.TrimSpace(strings.Repeat("oak ", n-1)))
	}, 5, "refused", 4, "cards 10", nil},
	{"riddleWords", func(n int) string { return "#!text\n" + riddles(10, n, "oak") }, 4, "refused", 5, "cards 10", nil},
	{"riddleLines", func(n int) string {
		return "#!text\n" + riddles(10, 5, "oak") + strings.Repeat("It grows,\n", n-1) + "and falls. (a leaf)\n"
	}, 13, "refused", 12, "cards 11", nil},
	{"fewestSpaced", func(n int) string {
		return "#!text\n" + lettered(1, 20, "Keel @\n\nThe lowest timber of a hull @.\n\n\n") +
			lettered(1, n-20, "Mast @\n\nThe highest timber of a ship @.\n\n\n")
	}, 29, "refused", 30, "cards 30", nil},
	{"fewestTerms", func(n int) string {
		return "#!text\n" + lettered(1, n, "Keel@\nThe lowest timber of a hull\n")
	}, 11, "refused", 12, "cards 12", nil},
	{"formShare", func(n int) string {
		return "#!text\n" + lettered(1, n, "Keel@\nThe lowest timber of a hull\n") +
			lettered(n+1, 20, "The keel@ was laid on the oldest of the quays\nOak\n")
	}, 17, "refused", 18, "cards 20", nil},
	{"termWords", func(n int) string {
		return "#!text\n" + lettered(1, 12, strings.Repeat("oak ", n-1)+"keel@\n"+strings.Repeat("The elm ", 8)+"\n")
	}, 6, "refused", 5, "cards 12", nil},
	{"meaningWords", func(n int) string {
		return "#!text\n" + lettered(1, 12, "Keel@\nOak"+strings.Repeat(" oak", n-1)+"\n")
	}, 3, "refused", 4, "cards 12", nil},
	{"meaningTimes", func(n int) string {
		return "#!text\n" + lettered(1, 12, "Elm elm elm keel@\nOak"+strings.Repeat(" oak", n-1)+"\n")
	}, 7, "refused", 8, "cards 12", nil},
	{"fewestQuoted", func(n int) string { return "#!text\n" + each(n, "> Keel @\n    - oak\n    - elm\n\n") },
		4, "refused", 5, "cards 5", nil},
	{"fewestPaired", func(n int) string { return each(n, "keel@::oak@\n") }, 5, "refused", 6, "cards 6", nil},
	{"fewestJudged", func(n int) string { return "#!text\n" + each(n, "The keel @ is oak: true\n") },
		5, "refused", 6, "unmarked 6", nil},
	{"judgedOthers", func(n int) string {
		return "#!text\n" + each(16, "The keel @ is oak: true\n") + each(n, "The mast @.\n")
	}, 3, "refused", 2, "unmarked 16", nil},
	{"judgedWords", func(n int) string {
		return "#!text\n" + lettered(1, 8, "The"+strings.Repeat(" oak", n-2)+" keel@: false\n")
	}, 2, "refused", 3, "unmarked 8", nil},
	{"fewestThrough", func(n int) string { return "#!text\n" + each(n, "@. Oak for the keel.\n") },
		14, "refused", 15, "list 15", nil},
	{"throughOn", func(n int) string {
		return "#!text\n" + each(n, "@. Oak for the keel.\n\nIt is dry.\n\n") +
			"28. Elm.\n\nIt rots.\n\n30. Pine.\n\nIt bends.\n\n"
	}, 17, "refused", 18, "outline 20", nil},
	{"throughShare", func(n int) string {
		return "#!text\n" + strings.Repeat("The keel is laid on the quay.\n\n", n) + each(15, "@. Oak for the keel.\n")
	}, 6, "refused", 5, "list 15", nil},
	{"throughLines", func(n int) string {
		return "#!text\n" + each(15, "@. Oak for the keel.\n"+strings.Repeat("The mast is of pine.\n", n)+"\n")
	}, 8, "refused", 7, "outline 15", nil},
	{"throughKey", func(n int) string {
		return "#!text\n" + each(15, "@. "+strings.Repeat("A", n)+"\n")
	}, 3, "refused", 4, "list 15", nil},
	{"fewestKeyedRows", func(n int) string { return "#!text\n" + each(n, "@. The keel is of\noak elm pine @\n") },
		5, "refused", 6, "outline 6", nil},
	{"keyedRowShare", func(n int) string {
		return "#!text\n" + each(n, "@. The keel is of\noak elm pine @\n") + from(n+1, 10, "@. The keel is of\noak elm\n")
	}, 7, "refused", 8, "outline 10", nil},
	{"keyedRowValues", func(n int) string {
		return "#!text\n" + each(9-n, "@. The keel is of\noak elm pine 1\n") +
			from(10-n, 8, "@. The keel is of\noak elm pine @\n")
	}, 2, "refused", 3, "outline 8", nil},
	{"keyedRowWords", func(n int) string {
		return "#!text\n" + each(8, "@. The keel is of\n"+strings.Repeat("oak ", n)+"@\n")
	}, 1, "refused", 2, "outline 8", nil},
	{"fewestHanging", func(n int) string {
		return "#!text\n" + each(n-1, "What is @?\n\tThe oak.\n\n") + "Oak rots.\n\tThe keel is dry.\n"
	}, 5, "unmarked 4", 6, "unmarked 6", nil},
	{"hangingAsks", func(n int) string {
		return "#!text\n" + each(n, "What is @?\n\tThe oak.\n\n") + from(n+1, 20, "Oak @ rots.\n\tThe keel is dry.\n\n")
	}, 11, "unmarked 11", 12, "unmarked 20", nil},
	{"hangingShare", func(n int) string {
		return "#!text\n" + each(n-1, "What is @?\n\tThe oak.\n\n") + from(n+1, 20, "The oak @ is dry.\n\n") +
			"Oak rots.\n\tThe keel is dry.\n"
	}, 15, "unmarked 14", 16, "unmarked 16", nil},
	{"hangingLines", func(n int) string {
		return "#!text\n" + each(5, "What is @?\n\tThe oak.\n\n") + "The keel of the\n" +
			strings.Repeat("boat and of the\n", n-2) + "oak rots.\n\tIt is dry.\n"
	}, 4, "unmarked 5", 3, "unmarked 6", nil},
	{"judgedShare", func(n int) string {
		return "#!text\n" + lettered(1, n, "The oak keel@: false\n") + lettered(n+1, 10, "The keel@: true\n")
	}, 7, "refused", 8, "unmarked 10", nil},
}

// riddles returns so many riddles of so many words, with answers that differ.
func riddles(n, words int, answer string) string {
	return lettered(1, n, strings.Repeat("it ", words-1)+"grows. (@ "+answer+")\n\n")
}
