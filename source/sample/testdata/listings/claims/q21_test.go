package api

import (
	"net/http/httptest"
	"strings"
	"testing"
)

const sent = "application/json; charset=utf-8"

func TestWhatIsRefused(t *testing.T) {
	for body, want := range map[string]int{
		`{"sku": "a", "quantity": 2}`:                    0,
		`{"sku": "a", "SKU": "b", "quantity": 2}`:        0,
		`{"sku": "a", "quantity": 2, "role": "admin"}`:   400,
		`{"sku": "a", "quantity": 2} {"sku": "b"}`:       400,
		`{"sku": "a", "quantity": 2} trailing`:           400,
		`{"sku": "a"`:                                    400,
		`{"sku": "a", "quantity": 0}`:                    422,
		`{"sku": "` + strings.Repeat("a", 64<<10) + `"}`: 413,
	} {
		r := httptest.NewRequest("POST", "/orders", strings.NewReader(body))
		r.Header.Set("Content-Type", sent)
		if _, got := readOrder(httptest.NewRecorder(), r); got != want {
			t.Errorf("%.60s: status %d, want %d", body, got, want)
		}
	}
}

func TestOnlyJSONIsRead(t *testing.T) {
	for _, media := range []string{"", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", ";"} {
		r := httptest.NewRequest("POST", "/orders", strings.NewReader(`{"sku": "a", "quantity": 2}`))
		if media != "" {
			r.Header.Set("Content-Type", media)
		}
		if _, got := readOrder(httptest.NewRecorder(), r); got != 415 {
			t.Errorf("%q: status %d, want 415", media, got)
		}
	}
}
