package build

import (
	"io/fs"
	"os"
	"strings"

	"example.org/studyguide/cmd/studyguide/internal/failure"
	"example.org/studyguide/cmd/studyguide/internal/files"
	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
)

// GuidesIn returns the names of the files in a folder that are guides, of the first few that may be, in order. It is
// for telling users what they could have named, so what cannot be read is left out.
func GuidesIn(dir string) (names []string) {
	// Reading so much takes less time than the sample does.
	const most, bytes = 20, 1 << 20
	entries, _ := os.ReadDir(dir)
	read, size := 0, int64(0)
	fsys := files.Only(os.DirFS(dir))
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || strings.HasPrefix(e.Name(), ".") || size+info.Size() > bytes {
			continue
		}
		size += info.Size()
		if read++; read > most {
			break
		}
		data, err := fs.ReadFile(fsys, e.Name())
		if err != nil {
			continue
		}
		err = failure.Catch("looking for guides", func() error {
			_, err := source.LoadBytes(e.Name(), data, source.Options{}, &diag.List{})
			return err
		})
		if err == nil {
			names = append(names, e.Name())
		}
	}
	return names
}
