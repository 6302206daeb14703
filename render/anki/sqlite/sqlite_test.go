package sqlite_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"example.org/studyguide/render/anki/sqlite"
	check "example.org/studyguide/render/check/sqlite"
)

// TestNumbersKeepTheirValue has integers at the edges of every width and of every varint, as values and as ids.
func TestNumbersKeepTheirValue(t *testing.T) {
	edges := []int64{0, 1, -1, 2, math.MaxInt64, math.MinInt64}
	for bits := 1; bits < 64; bits++ {
		n := int64(1) << bits
		edges = append(edges, n-1, n, -n, -n-1)
	}
	var rows []sqlite.Row
	for i, n := range edges {
		rows = append(rows, sqlite.Row{ID: int64(i), Values: []sqlite.Value{
			sqlite.Int(n), sqlite.Real(float64(n) / 3), {}, sqlite.Blob([]byte{0, 255})}})
	}
	ids := []sqlite.Row{{ID: math.MinInt64, Values: []sqlite.Value{{}}}, {ID: -1, Values: []sqlite.Value{{}}}}
	for bits := range 63 {
		ids = append(ids, sqlite.Row{ID: 1<<bits + 1, Values: []sqlite.Value{{}}})
	}
	tables := read(t, []sqlite.Table{{Name: "n", Create: "CREATE TABLE n (i, r, z, b)", Rows: rows},
		{Name: "ids", Create: "CREATE TABLE ids (id integer primary key)", Rows: ids[:2]},
		{Name: "more", Create: "CREATE TABLE more (id integer primary key)", Rows: ids[3:]}})
	for i, n := range edges {
		got := tables[0].Rows[i].Values
		if got[0] != n || got[1] != float64(n)/3 || got[2] != nil || !bytes.Equal(got[3].([]byte), []byte{0, 255}) {
			t.Errorf("%d is read back as %v", n, got)
		}
	}
	for i, row := range ids[3:] {
		if got := tables[2].Rows[i].ID; got != row.ID {
			t.Errorf("row %d is read back as %d", row.ID, got)
		}
	}
}

// TestRowsOfEverySizeFit has rows around the sizes at which one goes on in another page, and in one more.
func TestRowsOfEverySizeFit(t *testing.T) {
	var sizes []int
	for _, edge := range []int{0, 489, 4061, 4092, 489 + 4092, 4061 + 4092, 489 + 2*4092, 4061 + 2*4092, 100_000} {
		for d := -20; d <= 20; d++ {
			if edge+d >= 0 {
				sizes = append(sizes, edge+d)
			}
		}
	}
	var rows []sqlite.Row
	for i, n := range sizes {
		rows = append(rows, sqlite.Row{ID: int64(i), Values: []sqlite.Value{sqlite.Text(strings.Repeat("é", n/2))}})
	}
	got := read(t, []sqlite.Table{{Name: "t", Create: "CREATE TABLE t (s text)", Rows: rows}})[0].Rows
	for i, n := range sizes {
		if s := got[i].Values[0].(string); s != strings.Repeat("é", n/2) {
			t.Errorf("%d bytes are read back as %d", n/2*2, len(s))
		}
	}
}

// TestTreesOfEverySizeAreBalanced has numbers of rows around those at which a tree grows. A row fills a page; a page
// above names up to 273 of those: ids as large as these take 9 bytes.
func TestTreesOfEverySizeAreBalanced(t *testing.T) {
	for _, c := range []struct{ rows, depth int }{
		{0, 1}, {1, 1}, {2, 2}, {3, 2}, {272, 2}, {273, 2}, {274, 3}, {275, 3}, {276, 3}, {545, 3}, {546, 3}, {547, 3},
		{548, 3}, {5 * 273, 3}, {5*273 + 1, 3}, {5*273 + 2, 3},
	} {
		if d := depth(t, c.rows); d != c.depth {
			t.Errorf("the tree of %d rows has %d levels, want %d", c.rows, d, c.depth)
		}
	}
	if os.Getenv("STUDYGUIDE_LONG") != "" { // 300 MB
		for _, n := range []int{273*273 - 1, 273 * 273, 273*273 + 1, 273*273 + 2} {
			if d := depth(t, n); d != 3+n/(273*273+1) {
				t.Errorf("the tree of %d rows has %d levels", n, d)
			}
		}
	}
}

// depth writes and reads a table of n rows and returns the depth of its tree.
func depth(t *testing.T, n int) int {
	t.Helper()
	want := deep(n)
	got := read(t, written(want))
	d := got[0].Depth
	if got[0].Depth = 0; !reflect.DeepEqual(got, want) {
		t.Fatalf("%d rows are not read back as they were written", n)
	}
	return d
}

// deep returns a table of n rows, each of which fills a page.
func deep(n int) []check.Table {
	out := check.Table{Name: "t", Create: "CREATE TABLE t (s text, n integer)"}
	pad := strings.Repeat("x", 4000)
	for i := range n {
		out.Rows = append(out.Rows, check.Row{ID: math.MaxInt64 - int64(n-i), Values: []any{pad, int64(i)}})
	}
	return []check.Table{out}
}

// TestManyTables has more tables, and longer statements, than the first page has room for.
func TestManyTables(t *testing.T) {
	for _, c := range crowds {
		want := crowd(c.tables, c.length)
		for i, got := range read(t, written(want)) {
			if got.Depth = 0; !reflect.DeepEqual(got, want[i]) {
				t.Errorf("table %d of %d is read back as %s", i, c.tables, got.Name)
			}
		}
	}
}

// crowds are numbers of tables, and lengths of their statements, around what a page has room for.
var crowds = []struct{ tables, length int }{
	{0, 0}, {1, 0}, {1, 3900}, {1, 3960}, {1, 4000}, {1, 4100}, {1, 10_000}, {2, 3000}, {40, 0}, {60, 0}, {400, 30},
	{512, 3990}, {513, 3990}, {514, 3990}, {515, 3990}, {516, 3990}, {517, 3990},
}

func crowd(tables, length int) []check.Table {
	out := make([]check.Table, tables)
	for i := range out {
		out[i].Name = fmt.Sprintf("t%d", i)
		out[i].Create = "CREATE TABLE " + out[i].Name + " (n /*" + strings.Repeat("-", length) + "*/)"
		out[i].Rows = []check.Row{{ID: 7, Values: []any{int64(i)}}}
	}
	return out
}

func TestWhatTheFormatDoesNotHoldIsRefused(t *testing.T) {
	one := []sqlite.Value{sqlite.Int(1)}
	for name, rows := range map[string][]sqlite.Row{
		"two rows of one id": {{ID: 3, Values: one}, {ID: 3, Values: one}},
		"a row out of order": {{ID: 3, Values: one}, {ID: 2, Values: one}},
		"no values":          {{ID: 3}},
		"text of no letters": {{ID: 3, Values: []sqlite.Value{sqlite.Text("a\xffb")}}},
	} {
		if data, err := sqlite.Bytes([]sqlite.Table{{Name: "words", Create: "CREATE TABLE words (n)", Rows: rows}}); err == nil {
			t.Errorf("%s: %d bytes are written", name, len(data))
		} else if !strings.Contains(err.Error(), "words") {
			t.Errorf("%s: %v does not name the table", name, err)
		}
	}
}

// FuzzTables writes tables made from a seed and reads them back.
func FuzzTables(f *testing.F) {
	for seed := range uint64(30) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		want := random(seed)
		got := read(t, written(want))
		for i := range want {
			got[i].Depth = 0
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("table %d of seed %d is not read back as it was written", i, seed)
			}
		}
	})
}

// TestPythonReadsTheSame has Python's sqlite3, which is SQLite itself, check files and read every value.
func TestPythonReadsTheSame(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not here")
	}
	dir := t.TempDir()
	var script strings.Builder
	script.WriteString(readByPython)
	cases := [][]check.Table{deep(274), deep(275), deep(547), deep(5*273 + 1)}
	for seed := range uint64(12) {
		cases = append(cases, random(seed))
	}
	for _, c := range crowds {
		cases = append(cases, crowd(c.tables, c.length))
	}
	for i, tables := range cases {
		data, err := sqlite.Bytes(written(tables))
		if err != nil {
			t.Fatal(err)
		}
		want := map[string][][]any{}
		for _, table := range tables {
			want[table.Name] = [][]any{}
			for _, row := range table.Rows {
				want[table.Name] = append(want[table.Name], append([]any{row.ID}, row.Values...))
			}
		}
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, fmt.Sprint(i))
		for ext, data := range map[string][]byte{".db": data, ".json": text} {
			if err := os.WriteFile(name+ext, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(&script, "compare(%q)\n", name)
	}
	if out, err := exec.CommandContext(t.Context(), python, "-c", script.String()).CombinedOutput(); err != nil {
		t.Errorf("%v\n%.2000s", err, out)
	}
}

const readByPython = `
import base64, json, sqlite3
def plain(v): return base64.b64encode(v).decode() if isinstance(v, bytes) else v
def compare(name):
    db = sqlite3.connect("file:" + name + ".db?mode=ro", uri=True)
    sound = db.execute("PRAGMA integrity_check").fetchall()
    assert sound == [("ok",)], (name, sound)
    want = json.load(open(name + ".json"))
    names = [n for n, in db.execute("SELECT name FROM sqlite_master")]
    assert sorted(names) == sorted(want), names
    for table, rows in want.items():
        got = [[plain(v) for v in row] for row in db.execute(f"SELECT rowid, * FROM {table}")]
        assert got == rows, (name, table, [p for p in zip(got, rows) if p[0] != p[1]][:1])
`

// random returns tables whose rows have values of all kinds and of sizes that the seed chooses.
func random(seed uint64) []check.Table {
	r := rand.New(rand.NewPCG(seed, 1))
	var out []check.Table
	for i := range 1 + r.IntN(8) {
		t := check.Table{Name: fmt.Sprintf("t%d", i), Create: fmt.Sprintf("CREATE TABLE t%d (a", i)}
		columns := 1 + r.IntN(70)
		for c := range columns - 1 {
			t.Create += fmt.Sprintf(", c%d", c)
		}
		t.Create += ")"
		id := r.Int64N(1<<r.IntN(61)+1) - r.Int64N(1<<r.IntN(61)+1)
		step, large := int64(1)<<r.IntN(40), 1<<r.IntN(12)
		for range r.IntN(1 << r.IntN(10)) {
			row := check.Row{ID: id}
			for range columns {
				row.Values = append(row.Values, value(r, large))
			}
			t.Rows = append(t.Rows, row)
			id += 1 + r.Int64N(step)
		}
		out = append(out, t)
	}
	return out
}

func value(r *rand.Rand, large int) any {
	n := r.IntN(large)
	if r.IntN(50) == 0 {
		n *= 20
	}
	switch r.IntN(6) {
	case 0:
		return nil
	case 1:
		return r.Int64() >> r.IntN(64)
	case 2:
		return -r.Int64() >> r.IntN(64)
	case 3:
		return float64(r.IntN(1000)) + 0.25
	case 4:
		return bytes.Repeat([]byte{byte(n), 0}, n)
	default:
		return strings.Repeat([]string{"a", "ñ", "文", "😀x"}[r.IntN(4)], n)
	}
}

// written returns tables as they are given to the writer.
func written(tables []check.Table) []sqlite.Table {
	out := make([]sqlite.Table, len(tables))
	for i, t := range tables {
		out[i] = sqlite.Table{Name: t.Name, Create: t.Create}
		for _, row := range t.Rows {
			values := make([]sqlite.Value, len(row.Values))
			for c, v := range row.Values {
				switch v := v.(type) {
				case int64:
					values[c] = sqlite.Int(v)
				case float64:
					values[c] = sqlite.Real(v)
				case string:
					values[c] = sqlite.Text(v)
				case []byte:
					values[c] = sqlite.Blob(v)
				}
			}
			out[i].Rows = append(out[i].Rows, sqlite.Row{ID: row.ID, Values: values})
		}
	}
	return out
}

// read writes tables and reads them back.
func read(t *testing.T, tables []sqlite.Table) []check.Table {
	t.Helper()
	data, err := sqlite.Bytes(tables)
	if err != nil {
		t.Fatal(err)
	}
	got, err := check.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(tables) {
		t.Fatalf("%d tables are read back as %d", len(tables), len(got))
	}
	return got
}
