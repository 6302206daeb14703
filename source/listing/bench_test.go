package listing

import (
	"strings"
	"testing"
)

var listings = []string{
	"app.get('/items', async (req, res) => {\n  const item = await load(req.params.id); // may be null\n  res.json({ item });\n});",
	"SELECT name, total\nFROM orders\nWHERE id = 1\nORDER BY total;",
	"@Service\npublic class Orders {\n    private final Store store;\n\n    public Orders(Store store) {\n        this.store = store;\n    }\n}",
	"kind: Pod\nspec:\n  containers:\n    - name: web\n      image: nginx",
	"docker run -d -p 80:80 nginx",
}

func BenchmarkDetect(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range listings {
			Detect("How is it done in practice?\nExample:", text)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(listings)), "ns/listing")
}

func BenchmarkScore(b *testing.B) {
	lines := strings.Split(strings.Join(listings, "\n"), "\n")
	lines = append(
		lines,
		"Most teams measure it first, then set a limit, and only then look for the part of the program that takes the time.",
		"Authentication: Verifying the user's identity (e.g., login with email & password).",
		"Que 5. Explain client-server architecture.",
	)
	b.ReportAllocs()
	for b.Loop() {
		for _, l := range lines {
			Score(l)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(lines)), "ns/line")
}
