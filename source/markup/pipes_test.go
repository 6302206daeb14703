package markup

import "testing"

func TestCountCells(t *testing.T) {
	for row, want := range map[string]int{
		"| a | b |": 2, "a | b": 2, "| a | b": 2, "| a |": 1, "| a": 1, "| a | |": 2, "| | b |": 2, "|a||": 2,
		`| a \| b | c |`: 2, `| a \|`: 1, "  | a | b |  ": 2, "| --- | --- |": 2, "a": 1,
	} {
		if got := CountCells(row); got != want {
			t.Errorf("%q has %d cells, want %d", row, got, want)
		}
	}
}

func TestIsDelimiterRow(t *testing.T) {
	for line, want := range map[string]bool{
		"| --- | --- |": true, "---|---": true, ":-:|-:": true, "|---|": false, "---": false, "| a | - |": false,
		"- | x": false, "+---+---+": false, "a | b": false,
	} {
		if got := IsDelimiterRow(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}
