package listing

import "testing"

func TestCanonicalFoldsAliases(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "JS": "javascript", "Node.js": "javascript", "node": "javascript", "jsx": "javascript",
		"ts": "typescript", "py": "python", "golang": "go", "C++": "cpp", "yml": "yaml", "C#": "csharp", "sh": "bash",
		"console": "bash", "shell": "bash", "zsh": "bash", "rb": "ruby", "language-java": "java", " SQL ": "sql",
		"Postgres": "sql", "Brainfuck": "brainfuck",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", in, got, want)
		}
		if got := Canonical(want); got != want {
			t.Errorf("Canonical(%q) = %q: a canonical name must stay", want, got)
		}
	}
}

func TestKnownIsForLanguagesOnly(t *testing.T) {
	for in, want := range map[string]bool{"js": true, "Java": true, "text": true, "": false, "Edit": false, "Example": false} {
		if got := Known(in); got != want {
			t.Errorf("Known(%q) = %v", in, got)
		}
	}
}
