package p

import (
	"context"
	"testing"
)

func TestNoAddressIsAnError(t *testing.T) {
	if body, err := fastest(context.Background(), nil); err == nil {
		t.Errorf("the body is %q", body)
	}
	if _, err := fastest(context.Background(), []string{"https://example.com"}); err != nil {
		t.Error(err)
	}
}
