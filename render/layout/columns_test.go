package layout

import "testing"

func TestIsNumber(t *testing.T) {
	for s, want := range map[string]bool{
		"0":          true,
		"-3.5":       true,
		"−3.5 °C":    true,
		"+1,200.00":  true,
		"$1,200":     true,
		"≥€40":       true,
		"~ 40":       false,
		"40 MB/s":    true,
		"40\tMB":     true,
		"40 MB/S":    false,
		"40 MB/sec":  true,
		"40 MB/secs": false,
		"40 MB/":     false,
		"40 /s":      false,
		"12 %":       true,
		"12%%":       false,
		"5 µs":       true,
		"5 users":    false,
		"5 user":     true,
		"10 000":     true,
		"1.2.3":      true,
		"v1.2":       false,
		".5":         false,
		"$":          false,
		"":           false,
		"5\xff":      false,
	} {
		if got := isNumber(s); got != want {
			t.Errorf("isNumber(%q) = %t", s, got)
		}
	}
}
