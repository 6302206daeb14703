package epub

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.org/studyguide/render"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
)

// TestAnOldEngineShowsWhatIsMeant reads books with MuPDF, the engine of several reading programs, which knows neither
// MathML nor the attribute hidden: formulas stand once and as plain text, the lists for devices are not shown, and
// answers stand below their questions.
func TestAnOldEngineShowsWhatIsMeant(t *testing.T) {
	mutool, err := exec.LookPath("mutool")
	if err != nil {
		if os.Getenv("REQUIRE_VALIDATORS") == "1" {
			t.Fatal("mutool is not here")
		}
		t.Skip("mutool is not here")
	}
	g := formulasGuide()
	g.Sections = append(g.Sections, edition.Answers(blocksGuide(), ast.AnswersDetails).Sections[0])
	g.Sections[1].ID, g.Sections[1].Title = "all", saying("All")
	g.Meta.Answers = ast.AnswersDetails
	job := &render.Job{Guide: g, Assets: assets(t), Sink: &diag.List{}}
	job.PageList = func(context.Context) (*render.PageMap, error) {
		return &render.PageMap{Count: 7, Label: map[string]string{"basics": "1", "which": "7"}}, nil
	}
	file := filepath.Join(t.TempDir(), "book.epub")
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := (Renderer{}).Render(t.Context(), out, job); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	shown, err := exec.Command(mutool, "draw", "-q", "-F", "txt", file).Output()
	if err != nil {
		t.Fatalf("mutool draw: %v", err)
	}
	text := strings.Join(strings.Fields(string(shown)), " ")
	for _, want := range []string{
		"The half of n is n/2.", "T(n) = T(⌊n/2⌋) + O(log n)", "What is half? Answer The half", "And tables? Answer",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not show %q:\n%s", want, text)
		}
	}
	for _, bad := range []string{"Landmarks", "Pages", `\frac`, "n2"} {
		if strings.Contains(text, bad) {
			t.Errorf("it shows %q:\n%s", bad, text)
		}
	}
}
