package golden

import (
	"fmt"
	"strings"
)

// perSection is the number of questions in a section of a generated guide.
const perSection = 25

// Text returns a guide in plain text as if copied from a page, for benchmarks. It has the given number of questions,
// each with another title; their answers are prose, lists, tables and listings in turn.
func Text(questions int) []byte {
	return made(questions, "", "Que %d. ", func(_, code string) string { return code })
}

// Markdown returns the same guide as Text in Markdown.
func Markdown(questions int) []byte {
	return made(questions, "## ", "### %d. ", func(language, code string) string {
		return "```" + language + "\n" + code + "\n```"
	})
}

func made(questions int, section, question string, listing func(language, code string) string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d Interview Questions and Answers\n\n", strings.TrimPrefix(section, "#"), questions)
	for i := range questions {
		if i%perSection == 0 {
			fmt.Fprintf(&b, "%sInterview Questions for Level %d\n\n", section, i/perSection+1)
		}
		subject := subjects[i%len(subjects)]
		fmt.Fprintf(&b, question+"What is the %s of service number %d?\n\n", i+1, subject, i+1)
		fmt.Fprintf(
			&b,
			"The %s of a service decides how many requests it answers at once, and what happens when there are more than %d of them. "+
				"Most teams measure it first, then set a limit, and only then look for the part of the program that takes the time.\n\n",
			subject,
			i*7%1000,
		)
		switch i % 4 {
		case 0:
			for _, other := range subjects[:3] {
				fmt.Fprintf(&b, "- The %s: look at it before the %s of release %d.\n", other, subject, i)
			}
			b.WriteString("\n")
		case 1:
			fmt.Fprintf(
				&b,
				"Example:\n\n%s\n\n",
				listing(
					"javascript",
					fmt.Sprintf(
						"app.get('/items/%d', async (req, res) => {\n  const item = await load(req.params.id); // may be null\n  res.json({ id: %d, item });\n});",
						i,
						i,
					),
				),
			)
		case 2:
			fmt.Fprintf(
				&b,
				"Example:\n\n%s\n\n",
				listing("sql", fmt.Sprintf("SELECT name, total\nFROM orders\nWHERE id = %d\nORDER BY total;", i)),
			)
		case 3:
			fmt.Fprintf(
				&b,
				"It has a cost as well: about %d milliseconds for each call, and the memory of one more connection.\n\n",
				i%90+1,
			)
		}
	}
	return []byte(b.String())
}

var subjects = [...]string{
	"capacity",
	"latency",
	"back pressure",
	"retry policy",
	"isolation level",
	"cache",
	"connection pool",
}
