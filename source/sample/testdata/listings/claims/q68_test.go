package p

import "testing"

func TestWhatIsPublic(t *testing.T) {
	for address, public := range map[string]bool{
		"93.184.215.14:443":           true,
		"[2606:4700:4700::1111]:443":  true,
		"127.0.0.1:80":                false,
		"10.1.2.3:80":                 false,
		"169.254.169.254:80":          false,
		"[::ffff:169.254.169.254]:80": false,
		"[64:ff9b::a9fe:a9fe]:80":     false,
		"[2002:a9fe:a9fe::1]:80":      false,
		"[fd00::1]:80":                false,
		"0.1.2.3:80":                  false,
		"100.100.100.200:80":          false,
		"168.63.129.16:80":            false,
		"192.0.0.192:80":              false,
		"198.18.0.1:80":               false,
		"240.0.0.1:80":                false,
		"255.255.255.255:80":          false,
	} {
		if err := publicOnly("tcp", address, nil); (err == nil) != public {
			t.Errorf("%s: %v", address, err)
		}
	}
}
