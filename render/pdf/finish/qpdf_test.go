package finish

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestQpdfFindsNoFault has qpdf check the syntax, with code that is not ours; make conformance has veraPDF check the
// rest.
func TestQpdfFindsNoFault(t *testing.T) {
	program, err := exec.LookPath("qpdf")
	if err != nil {
		if os.Getenv("REQUIRE_VALIDATORS") == "1" {
			t.Fatal(err)
		}
		t.Skip("!!! qpdf is not here: finished files are NOT CHECKED")
	}
	for name, d := range map[string]*drawing{"sample": sample(t), "small": small(), "volume": volume(t, 70)} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name+".pdf")
			if err := os.WriteFile(path, d.finished(t), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(program, "--check", path).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
