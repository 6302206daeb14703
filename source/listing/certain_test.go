package listing

import "testing"

func TestOnlyPlainSignsAreCertain(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"go", "package main\n\nfunc main() {\n\tx := 1\n\tfmt.Println(x)\n}", "go"},
		{"python", "import os\n\ndef run(path):\n    if os.path.exists(path):\n        print(path)\n    return None", "python"},
		{"sql", "SELECT id, name\nFROM users\nWHERE age > 30\nORDER BY name;", "sql"},
		{"one sign", "x = 1", ""},
		{"output", "1 2 3\nundefined\n[object Object]", ""},
		{"prose about code", "Debouncing limits how often a function is executed. It is used for search boxes.\n\nfunction debounce(f) {\n  return f;\n}\n\nThe function above returns what it is given, and this is the end of it.", ""},
		{"javascript", "function debounce(f, ms) {\n  let timer;\n  return (...args) => {\n    clearTimeout(timer);\n    timer = setTimeout(() => f(...args), ms);\n  };\n}\nconsole.log(debounce);", "javascript"},
	} {
		if got := Certain("", test.text); got != test.want {
			t.Errorf("%s: %q, want %q (scores %v)", test.name, got, test.want, content(test.text))
		}
	}
}
