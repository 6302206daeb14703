package render

import (
	"archive/zip"
	"fmt"
	"io"
	"time"
)

// WriteZip writes files as a ZIP archive in which they bear the date of 1980, the first that the format knows, so that
// the same files make the same bytes. The error is that of w.
func WriteZip(w io.Writer, files []File) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		to, err := z.CreateHeader(&zip.FileHeader{
			Name: f.Name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err == nil {
			_, err = to.Write(f.Data)
		}
		if err != nil {
			return fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	return z.Close()
}
