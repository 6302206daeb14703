package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// The parts of SARIF 2.1.0 (OASIS, 2020) that are written, with the member names of its schema.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      ID           `json:"id"`
		Short   sarifMessage `json:"shortDescription"`
		Help    sarifMessage `json:"help"`
		Default sarifConfig  `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       ID                `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifMessage      `json:"message"`
		Locations    []sarifLocation   `json:"locations,omitempty"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// WriteSARIF writes diagnostics to w as one SARIF 2.1.0 log, which GitHub's code scanning and many editors read. The
// log holds the whole table of rules, with their help. Relative file names are relative to %SRCROOT%, so the program
// should be run at the root of the repository.
//
// The partial fingerprints of a result are those of [Fingerprints], to which source is passed. GitHub compares
// primaryLocationLineHash, which it expects with a number appended ("SARIF support for code scanning"). The error is
// that of w.
func WriteSARIF(w io.Writer, ds []Diagnostic, source func(file string) []byte) error {
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "studyguide"}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	index := map[ID]int{}
	for i, r := range Rules() {
		index[r.ID] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules,
			sarifRule{r.ID, sarifMessage{r.Summary}, sarifMessage{r.Help()},
				sarifConfig{r.Severity.String()}})
	}
	prints := Fingerprints(ds, source)
	for n, d := range ds {
		i, ok := index[d.Rule]
		if !ok {
			i = -1 // in SARIF: not in the table
		}
		text := d.Message
		if d.Hint != "" {
			text += "\nhint: " + d.Hint
		}
		res := sarifResult{
			RuleID: d.Rule, RuleIndex: i, Level: d.Severity.String(), Message: sarifMessage{text},
			Fingerprints: map[string]string{"studyguide/v1": prints[n], "primaryLocationLineHash": prints[n] + ":1"},
		}
		if d.Span.File != "" {
			res.Locations = []sarifLocation{{Physical: physical(d.Span)}}
		}
		for _, r := range d.Related {
			res.Related = append(res.Related, sarifLocation{physical(r.Span), &sarifMessage{r.Message}})
		}
		run.Results = append(run.Results, res)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	log := sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}
	if err := enc.Encode(log); err != nil {
		return fmt.Errorf("writing diagnostics as SARIF: %w", err)
	}
	return nil
}

func physical(s Span) sarifPhysical {
	p := sarifPhysical{Artifact: artifact(s.File)}
	if !s.IsZero() {
		p.Region = &sarifRegion{s.Start.Line, s.Start.Col, s.End.Line, s.End.Col}
	}
	return p
}

// artifact returns the URI of a file (SARIF 2.1.0, 3.4), below %SRCROOT% if its name is relative.
func artifact(file string) sarifArtifact {
	path := filepath.ToSlash(file)
	if filepath.IsAbs(file) {
		if !strings.HasPrefix(path, "/") { // a drive of Windows
			path = "/" + path
		}
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path}).String()}
	}
	// The leading ./ that URL puts before a first element with a colon is right in a URI too.
	return sarifArtifact{URI: (&url.URL{Path: path}).String(), Base: "%SRCROOT%"}
}
