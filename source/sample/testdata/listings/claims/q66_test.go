package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"time"
)

func TestOnlyTheHoldersOfTheKeyAreBelieved(t *testing.T) {
	sent := time.Unix(1_800_000_000, 0)
	sign := func(key, message string) string {
		mac := hmac.New(sha256.New, []byte(key))
		mac.Write([]byte(message))
		return hex.EncodeToString(mac.Sum(nil))
	}
	right := sign("key", `1800000000.{"paid":1}`)
	for name, c := range map[string]struct {
		body, signature string
		after           time.Duration
		want            bool
	}{
		"as sent":             {`{"paid":1}`, right, time.Second, true},
		"their clock ahead":   {`{"paid":1}`, right, -time.Minute, true},
		"another body":        {`{"paid":2}`, right, time.Second, false},
		"another key":         {`{"paid":1}`, sign("other", `1800000000.{"paid":1}`), time.Second, false},
		"an old message":      {`{"paid":1}`, right, time.Hour, false},
		"cut short":           {`{"paid":1}`, right[:62], time.Second, false},
		"not hexadecimal":     {`{"paid":1}`, "x" + right[1:], time.Second, false},
		"no signature":        {`{"paid":1}`, "", time.Second, false},
		"the time of another": {`{"paid":1}`, sign("key", `1800000001.{"paid":1}`), time.Second, false},
	} {
		if got := Valid([]byte("key"), []byte(c.body), sent, sent.Add(c.after), c.signature); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
