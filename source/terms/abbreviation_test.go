package terms

import (
	"slices"
	"testing"
)

func TestPairs(t *testing.T) {
	for text, want := range map[string][]string{
		"A remote procedure call (RPC) waits.":              {"RPC = remote procedure call"},
		"RPC (remote procedure call) waits":                 {"RPC = remote procedure call"},
		"calls by RPCs (remote procedure calls)":            {"RPC = remote procedure call"},
		"Use Business Associate Agreements (BAAs).":         {"BAA = Business Associate Agreement"},
		"the JavaScript Object Notation (JSON)":             {"JSON = JavaScript Object Notation"},
		"Extensible Markup Language (XML) is":               {"XML = Extensible Markup Language"},
		"Immediately-invoked function expressions (IIFE)":   {"IIFE = Immediately-invoked function expressions"},
		"an Internet of Things (IoT)":                       {"IoT = Internet of Things"},
		"Inversão de Controle (IoC)":                        {"IoC = Inversão de Controle"}, // with a letter from within
		"Programação Orientada a Objetos (POO)":             {"POO = Programação Orientada a Objetos"},
		"跨站请求伪造 CSRF（Cross-Site Request Forgery）":           {"CSRF = Cross-Site Request Forgery"},
		"create, read, update, delete (CRUD)":               {"CRUD = create, read, update, delete"},
		"a Certificate Authority's (CA) key":                {"CA = Certificate Authority"},
		"It ends. Big red car (BRC)":                        {"BRC = Big red car"},
		"very big red car (BRC)":                            {"BRC = big red car"},
		"«Domain Name System» (DNS) and time to live (TTL)": {"DNS = Domain Name System", "TTL = time to live"},
		"a call (RPC)":                                          {},
		"remote and slow procedure call (RPC)":                  {},
		"see the manual (PDF) and (URL)":                        {},
		"Kubernetes (K8s)":                                      {},
		"JavaScript (JS)":                                       {},
		"a thing (for example, tea)":                            {},
		"an item (IT) and a test (ATT":                          {},
		"remote (really) procedure (or) call (RPC)":             {},
		"transport layer; remote procedure. Call (RPC)":         {},
		"GET (get the entity tag), HEAD (have each answer due)": {"GET = get the entity tag", "HEAD = have each answer due"},
		"":    {},
		"(":   {},
		"（）(": {},
	} {
		got := []string{}
		for _, p := range pairs(text) {
			got = append(got, p.short+" = "+p.long)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
