package listing

import "testing"

func TestDetect(t *testing.T) {
	for _, c := range []struct{ name, lead, text, want string }{
		{"lead-in decides for weak code", "How to log in Python?\nExample:", "log.info(\"hi\")", ""},
		{"last line of the lead-in", "Example in Python:", "log.info(\"hi\")", "python"},
		{"lead-in in the sentence before", "Set it up in Java. Example in Go:", "x := f(1)", "go"},
		{"content has a veto", "Example in Java:", "def f(x):\n    return x + 1", "python"},
		{"title settles a draw", "What does === do in PHP?\nExample:", "'1' === 1 // false", "php"},
		{"no title", "", "'1' === 1 // false", ""},
		{"command under a language's title", "What is Composer in PHP?\nExample:", "composer require acme/log", "bash"},
		{"javascript", "", "const a = require('a');", "javascript"},
		{"javascript object", "", "sh.shard(\"a.b\", { id: \"hashed\" });", "javascript"},
		{"javascript with a query", "", "// safe\npool.run('SELECT 1 WHERE b = ?', [b]);", "javascript"},
		{"typescript", "", "interface A {\n  name: string;\n}\nconst a: A = { name: 'x' };", "typescript"},
		{"java", "", "@Service\npublic class A {\n    private final B b;\n}", "java"},
		{"java without public", "", "@Bean\nMeterRegistry registry() {\n    return new SimpleMeterRegistry();\n}", "java"},
		{"csharp", "", "using System;\npublic class A { public string Name { get; set; } }", "csharp"},
		{"python", "", "def f(self):\n    return None", "python"},
		{"go", "", "if err != nil {\n\treturn err\n}", "go"},
		{"php", "", "$a = $_GET['a'];\necho $a;", "php"},
		{"php files", "", "require 'lib/mail.php';\ninclude 'menu.php';", "php"},
		{"sql", "", "SELECT name FROM users\nWHERE id = 1;", "sql"},
		{"sql in a string is not sql", "", "cursor.execute(\"SELECT 1\", (a,))", "python"},
		{"yaml", "", "kind: Pod\nspec:\n  containers:\n    - name: web", "yaml"},
		{"json", "", "{\n  \"a\": [1, 2]\n}", "json"},
		{"bash", "", "for f in *.txt; do\n  mv $f ${f%.txt}.md\ndone", "bash"},
		{"bash command", "", "docker run -d -p 80:80 nginx", "bash"},
		{"c", "", "#include <stdio.h>\nint main(void) { printf(\"a\"); }", "c"},
		{"cpp", "", "std::vector<int> v;\nfor (auto& x : v) { x++; }", "cpp"},
		{"ruby", "", "def hi(name)\n  puts name\nend", "ruby"},
		{"html", "", "<div>\n  <p>hi</p>\n</div>", "html"},
		{"css", "", ".box {\n  color: red;\n  margin: 0 4px;\n}", "css"},
		{"xml", "", "<?xml version=\"1.0\"?>\n<beans>\n</beans>", "xml"},
		{"dockerfile", "", "FROM alpine:3\nRUN apk add curl\nCMD [\"sh\"]", "dockerfile"},
		{"nothing to go by", "Example:", "hello", ""},
		{"empty", "", "", ""},
	} {
		if got := Detect(c.lead, c.text); got != c.want {
			t.Errorf("%s: Detect(%q, %q) = %q, want %q", c.name, c.lead, c.text, got, c.want)
		}
	}
}
