package markup

import "testing"

func TestOptionsInCodeAreFound(t *testing.T) {
	for code, want := range map[string]int{
		"-x": 0, "ls -l": 3, "--depth 1": 0, "[-v]": 1, "(-a|--all)": 1, "tar 'c' '-f'": 9,
		"": -1, "-": -1, "--": -1, "a-b": -1, "-1": -1, "x --": -1, "i--": -1, "a - b": -1,
	} {
		if got := optionIn(code); got != want {
			t.Errorf("%q: %d, want %d", code, got, want)
		}
	}
}
