package recognize_test

import "strings"

var taskPairs = []pair{
	{"fewestTasks", func(n int) string {
		return strings.Repeat("The oak grows.\n", 60) + "\n" + each(n, "## Exercise @: Keel @\n\nThe oak.\n\n")
	}, 4, "refused", 5, "heading 5", nil},
	{"beginAlike: letters", func(n int) string {
		return each(3, "## Question @\n\nThe oak.\n\n") + "## " + "Question"[:n] + "xxxx 4\n\nThe pine.\n"
	}, 1, "heading 3", 2, "heading 4", nil},
	{"fewestTickets", func(n int) string {
		return each(n, "# @\n\n## Keel @\n\nThe oak.\n\n## Mast @\n\nThe pine.\n\n")
	}, 4, "refused", 5, "heading 10", nil},
	{"ticketQuestions", func(n int) string {
		var tickets strings.Builder
		for i := range 6 {
			tickets.WriteString("# " + string(rune('1'+i)) + "\n\n")
			tickets.WriteString(lettered(1, n, "## Keel @"+string(rune('1'+i))+"\n\nThe oak.\n\n"))
		}
		return tickets.String()
	}, 6, "refused", 5, "heading 30", nil},
	{"answerNumber: longest", func(n int) string {
		return each(4, "## Exercise @\n\nTie the keel @.\n\n") + "## Solutions\n\n" +
			each(4, "### Solution"+strings.Repeat(" oak", n-2)+" @\n\nPull it.\n\n")
	}, 7, "", 6, "Pull it.", answer},
}
