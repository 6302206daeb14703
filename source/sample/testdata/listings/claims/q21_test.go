package api

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestWhatIsRefused(t *testing.T) {
	for body, want := range map[string]int{
		`{"sku": "a", "quantity": 2}`:                    0,
		`{"sku": "a", "quantity": 2, "role": "admin"}`:   400,
		`{"sku": "a", "quantity": 2} {"sku": "b"}`:       400,
		`{"sku": "a", "quantity": 2} trailing`:           400,
		`{"sku": "a"`:                                    400,
		`{"sku": "a", "quantity": 0}`:                    422,
		`{"sku": "` + strings.Repeat("a", 64<<10) + `"}`: 413,
	} {
		r := httptest.NewRequest("POST", "/orders", strings.NewReader(body))
		if _, got := readOrder(httptest.NewRecorder(), r); got != want {
			t.Errorf("%.60s: status %d, want %d", body, got, want)
		}
	}
}
