package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.org/studyguide/source/diag"
)

// Unreadable returns the finding that a file cannot be opened, with a suggestion for a mistyped name.
func Unreadable(file string, err error) diag.Diagnostic {
	message, hint := "the file cannot be read: "+err.Error(), ""
	var pathError *fs.PathError
	switch {
	case isAddress(file):
		message = "this is the address of a page, not a file; nothing is fetched"
		hint = "open it in a browser, save the page as \"Web page, HTML only\", and name that file"
	case errors.Is(err, fs.ErrNotExist):
		message = "there is no such file"
		if near, ok := nearFile(file); ok {
			hint = fmt.Sprintf("did you mean %s?", near)
		}
	case errors.Is(err, fs.ErrPermission):
		message = "the file may not be read: permission denied"
	case errors.As(err, &pathError):
		message = "the file cannot be read: " + pathError.Err.Error()
	}
	return diag.New(diag.InputUnreadable, diag.Span{File: file}, "%s", message).WithHint("%s", hint)
}

// isAddress reports whether a name is the address of something in the web.
func isAddress(file string) bool {
	scheme, rest, ok := strings.Cut(strings.ToLower(file), ":")
	return ok && strings.HasPrefix(rest, "/") && slices.Contains([]string{"http", "https", "ftp"}, scheme) ||
		strings.HasPrefix(scheme, "www.") && !ok
}

// nearFile returns the file in the same folder whose name is nearest to that of file.
func nearFile(file string) (string, bool) {
	dir, base := filepath.Split(file)
	entries, err := os.ReadDir(filepath.Clean(dir + "."))
	if err != nil {
		return "", false
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	near, ok := diag.Nearest(base, names)
	return dir + near, ok
}
