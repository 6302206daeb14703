package starter

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"example.org/studyguide/cmd/studyguide/internal/tool"
)

var commit = strings.Repeat("0123456789", 4)

// TestWorkflowsUseTheProgramThatWroteThem checks what workflows use, and that they say what is still to be set if and
// only if something is.
func TestWorkflowsUseTheProgramThatWroteThem(t *testing.T) {
	for name, c := range map[string]struct {
		from                 tool.Origin
		action, address, ref string
		github, gitlab       bool // whether nothing is to be set
	}{
		"a commit": {tool.Origin{Module: "github.com/a/b", Ref: commit}, "a/b@" + commit, "https://github.com/a/b.git", commit, true, true},
		"a release": {tool.Origin{Module: "github.com/a/b", Ref: commit, Tag: "v1.2.3"}, "a/b@" + commit + " # v1.2.3",
			"https://github.com/a/b.git", commit, true, true},
		"a tag": {tool.Origin{Module: "github.com/a/b", Ref: "v1.2.3", Tag: "v1.2.3"}, "a/b@v1.2.3", "https://github.com/a/b.git",
			"v1.2.3", true, true},
		"edited": {tool.Origin{Module: "github.com/a/b"}, "a/b@COMMIT", "https://github.com/a/b.git", "vX.Y.Z", false, false},
		"another host": {tool.Origin{Module: "gitlab.com/a/b", Ref: commit}, "OWNER/studyguide@COMMIT", "https://gitlab.com/a/b.git",
			commit, false, true},
		"nowhere": {tool.Origin{Ref: commit}, "OWNER/studyguide@COMMIT", "https://gitlab.com/OWNER/studyguide.git", commit, false, false},
	} {
		texts := map[string]string{}
		for _, host := range append(Hosts(), "one") {
			files, err := Project("guides/x.md", "", host, c.from)
			if host == "one" {
				files, err = Guide("x.md", "", c.from)
			}
			if err != nil {
				t.Fatal(err)
			}
			text := string(files[len(files)-1].Text)
			if strings.Contains(text, "@FILE@") || strings.Contains(text, "@PIN@") || strings.Contains(text, "@ACTION@") ||
				strings.Contains(text, "@REF@") || strings.Contains(text, "@ADDRESS@") || strings.Contains(text, "@FOLDER@") {
				t.Errorf("%s, %s: something is left open in\n%s", name, host, text)
			}
			if err := yaml.Unmarshal([]byte(text), new(any)); err != nil {
				t.Errorf("%s, %s: %v", name, host, err)
			}
			settled := Settled(host, c.from)
			if want := c.github && host != "gitlab" || c.gitlab && host == "gitlab"; settled != want ||
				settled == strings.Contains(text, "Before the first run") {
				t.Errorf("%s, %s: settled %v, want %v, in\n%s", name, host, settled, want, text)
			}
			if movable := c.from.Ref == c.from.Tag && c.from.Ref != ""; settled && movable != strings.Contains(text, "can be moved") {
				t.Errorf("%s, %s: whether its version can be moved is not as it says:\n%s", name, host, text)
			}
			texts[host] = text
		}
		for _, host := range []string{"github", "one"} {
			if !strings.Contains(texts[host], "uses: "+c.action+"\n") {
				t.Errorf("%s, %s: does not use %s", name, host, c.action)
			}
		}
		if s := texts["gitlab"]; !strings.Contains(s, "REPOSITORY: "+c.address+"\n") || !strings.Contains(s, "VERSION: "+c.ref+"\n") {
			t.Errorf("%s: does not clone %s at %s:\n%s", name, c.address, c.ref, s)
		}
	}
}
