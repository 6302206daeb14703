package pdf

import "testing"

// FuzzRead reads arbitrary bytes.
func FuzzRead(f *testing.F) {
	for _, data := range forms() {
		f.Add(data)
	}
	for _, b := range breakages() {
		d := good()
		for _, e := range b.edits {
			d.apply(f, e)
		}
		f.Add(d.classic())
	}
	f.Fuzz(harmless)
}

// FuzzObject reads arbitrary objects in a file whose table is intact.
func FuzzObject(f *testing.F) {
	for n, body := range good().objects {
		f.Add(n, body)
	}
	for _, b := range breakages() {
		f.Add(max(b.edits[0].object, 1), b.edits[0].new)
	}
	f.Fuzz(func(t *testing.T, n int, body string) {
		d := good()
		if _, ok := d.objects[n]; !ok {
			n = 60
		}
		d.objects[n] = body
		harmless(t, d.classic())
	})
}

func harmless(t *testing.T, data []byte) {
	file, err := Read(data)
	if err != nil {
		return
	}
	found := file.Check()
	for _, x := range found {
		if x.Message == "" || x.Rule == "" {
			t.Errorf("the finding %+v says nothing", x)
		}
	}
	if again := file.Check(); len(again) != len(found) {
		t.Errorf("%d findings, then %d", len(found), len(again))
	}
	file.Text()
	file.Pages()
	file.Links()
	if e := file.Structure(); e != nil {
		e.Dump()
	}
}
