package listing

import (
	"strings"
	"testing"
)

func TestScoreTellsCodeFromProse(t *testing.T) {
	for _, line := range []string{
		"const a = 1;", "app.use(next);", "});", "} catch (Exception e) {", "def f(x):", "class A(Base):",
		"from a import b", "import java.util.List;", "#include <stdio.h>", "SELECT * FROM a WHERE b = 1;",
		"CREATE TABLE users (", "func main() {", "$stmt->execute(['a' => $b]);", "npm install --save express",
		"git commit -m 'x'", "$ ls -l", "'1' === 1 // false", "x := 1", "export PATH=/bin", "<div class=\"a\">",
		`"name": "Ann",`, "return a + b;", "@GetMapping(\"/a\")", "cat a | grep b", "print(\"hello\")", "int x = 5;",
		"FOO=bar", "FROM golang:1.26", "RUN go build -o /app .", `CMD ["/app"]`, "<?php", "?>",
		"./configure --prefix=/usr", "../run.sh", ".then(r => r.json())", "try:",
		"List<String> names = new ArrayList<>();",
	} {
		if s := Score(line); s < Strong {
			t.Errorf("Score(%q) = %d, want %d at least", line, s, Strong)
		}
	}
	for _, line := range []string{
		"", "The server returns the data.", "GET /jobs/7 → gives its state", `Doorman: "What is your name?"`,
		"Good for: small shops",
		"Scripts read numbers with Number.parseInt() and print them with toFixed().",
		"It saves SELECT queries but costs memory.",
		"Set it in the .env file; then restart.", "When does === differ from == in PHP?", "For example:",
		"return to the caller",
		"if you do this, it fails", "class is a template for objects", "Fast (in memory)", "import duties are taxes",
		"make sure that it works",
		"Select the best option from the list below", "Example in Node.js:", "JavaScript", "1,000 users", "strtold(3)",
		"USER GUIDE", "ADD Layers", "CMD VS ENTRYPOINT",
	} {
		if s := Score(line); s >= Strong {
			t.Errorf("Score(%q) = %d, want less than %d", line, s, Strong)
		}
	}
	for _, line := range []string{"// a comment", "# a comment", "-- a comment", "@Service", "WHERE a = 1", "SET user:1:name x"} {
		if s := Score(line); s < 1 {
			t.Errorf("Score(%q) = %d, want a weak sign of code", line, s)
		}
	}
}

func TestDepthLooksOverStringsAndComments(t *testing.T) {
	for line, want := range map[string]int{
		"f({": 2, "});": -2, `f("(", '[')`: 0, "f( // (": 1, "it's (here)": 0, "a(`{`": 1, "": 0, "x[1": 1,
	} {
		if got := Depth(line); got != want {
			t.Errorf("Depth(%q) = %d, want %d", line, got, want)
		}
	}
}

func TestScoreOfALongLineIsQuick(t *testing.T) {
	Score(strings.Repeat("'a \"b (", 1<<20)) // must not take time with the square of the length
}
