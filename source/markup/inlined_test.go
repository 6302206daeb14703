package markup

import (
	"strings"
	"testing"
)

func TestPicturesInAddresses(t *testing.T) {
	const gif = "R0lGODlhAgABAAAAACw" // 2 by 1 pixels, cut
	for name, c := range map[string]struct {
		address, ending, data string // no ending: it is not taken
	}{
		"base64":               {"data:image/gif;base64," + gif + "=", ".gif", "GIF89a\x02\x00\x01\x00\x00\x00\x00,"},
		"without padding":      {"data:image/gif;base64," + gif, ".gif", "GIF89a\x02\x00\x01\x00\x00\x00\x00,"},
		"in capitals":          {"DATA:IMAGE/GIF;BASE64," + gif, ".gif", "GIF89a\x02\x00\x01\x00\x00\x00\x00,"},
		"on several lines":     {"data:image/gif;base64, R0lGODlh\n AgABAAAAACw", ".gif", "GIF89a\x02\x00\x01\x00\x00\x00\x00,"},
		"with escapes":         {"data:image/x-icon;base64,%2B%2F8%3D", ".x-icon", "\xfb\xff"},
		"of URLs":              {"data:image/webp;base64,-_8", ".webp", "\xfb\xff"},
		"text":                 {"data:image/svg+xml,%3Csvg%3E%3Cpath d='M0 0'/>%3C/svg>", ".svg", "<svg><path d='M0 0'/></svg>"},
		"text with a charset":  {"data:image/svg+xml;charset=utf-8,<svg><rect/></svg>", ".svg", "<svg><rect/></svg>"},
		"a percent sign":       {"data:image/svg+xml,<svg><rect width='50%'/></svg>", ".svg", "<svg><rect width='50%'/></svg>"},
		"of one pixel":         {"data:image/gif;base64,R0lGODlhAQABAAAAACw=", "", ""},
		"without a line":       {"data:image/svg+xml,<svg viewBox='0 0 9 9'></svg>", "", ""},
		"no picture":           {"data:text/html;base64,PGI+", "", ""},
		"nothing":              {"data:image/png;base64,", "", ""},
		"not base64":           {"data:image/png;base64,%%%", "", ""},
		"without a comma":      {"data:image/png;base64", "", ""},
		"a file":               {"data/image.png", "", ""},
		"a name with a path":   {"data:image/../../x;base64,AAAA", ".picture", "\x00\x00\x00"},
		"an address elsewhere": {"https://example.org/data:image/png;base64,AAAA", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var m Media
			src, ok := m.Take(c.address)
			if ok != (c.ending != "") || !strings.HasSuffix(src, c.ending) || string(m[src]) != c.data {
				t.Errorf("got %q, %v, %q", src, ok, m[src])
			}
			again, _ := m.Take(c.address)
			if again != src || len(m) > 1 {
				t.Errorf("the second time it is %q of %d", again, len(m))
			}
		})
	}
}
