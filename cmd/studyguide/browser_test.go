package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// A browser is a headless Chromium with one page, driven by the DevTools protocol over a pipe.
type browser struct {
	tb      testing.TB
	in      io.Writer
	session string

	mu      sync.Mutex
	id      int
	waiting map[int]chan json.RawMessage
	log     []string // errors of the page
}

// chromium returns a browser. Without Chromium the test is skipped, or fails if validators are required.
func chromium(tb testing.TB) *browser {
	tb.Helper()
	name := ""
	for _, n := range []string{"chromium", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(n); err == nil && name == "" {
			name = p
		}
	}
	if name == "" {
		if os.Getenv("REQUIRE_VALIDATORS") == "1" {
			tb.Fatal("REQUIRE_VALIDATORS is 1, but Chromium is not here")
		}
		tb.Skip("!!! Chromium is not here: the page of the preview is NOT CHECKED")
	}
	fromTest, toBrowser, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	fromBrowser, toTest, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	cmd := exec.Command(name, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+tb.TempDir(), "--remote-debugging-pipe", "about:blank")
	cmd.ExtraFiles = []*os.File{fromTest, toTest} // descriptors 3 and 4, of the DevTools pipe
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	fromTest.Close()
	toTest.Close()
	b := &browser{tb: tb, in: toBrowser, waiting: map[int]chan json.RawMessage{}}
	go b.listen(fromBrowser)
	tb.Cleanup(func() {
		b.call("Browser.close", nil)
		toBrowser.Close()
		_ = cmd.Wait() // it may have been slow to end, which does not matter for the page
	})
	var target struct{ TargetID string }
	b.into(b.call("Target.createTarget", map[string]any{"url": "about:blank"}), &target)
	var attached struct{ SessionID string }
	b.into(b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}), &attached)
	b.session = attached.SessionID
	b.call("Runtime.enable", nil)
	b.call("Log.enable", nil)
	b.call("Page.enable", nil)
	return b
}

// listen receives the browser's messages: responses, and events, of which errors are kept.
func (b *browser) listen(r io.Reader) {
	messages := bufio.NewReader(r)
	for {
		data, err := messages.ReadBytes(0)
		if err != nil {
			return
		}
		var m struct {
			ID            int
			Result, Error json.RawMessage
			Method        string
			Params        json.RawMessage
		}
		if json.Unmarshal(data[:len(data)-1], &m) != nil {
			continue
		}
		b.mu.Lock()
		if answer, ok := b.waiting[m.ID]; ok {
			delete(b.waiting, m.ID)
			if m.Error != nil {
				m.Result = json.RawMessage(fmt.Sprintf(`{"failed":%q}`, m.Error))
			}
			answer <- m.Result
		} else if m.Method == "Log.entryAdded" || m.Method == "Runtime.exceptionThrown" {
			b.log = append(b.log, string(m.Params))
		}
		b.mu.Unlock()
	}
}

func (b *browser) call(method string, params any) json.RawMessage {
	b.tb.Helper()
	answer := make(chan json.RawMessage, 1)
	b.mu.Lock()
	b.id++
	id := b.id
	b.waiting[id] = answer
	b.mu.Unlock()
	m := map[string]any{"id": id, "method": method}
	if params != nil {
		m["params"] = params
	}
	if b.session != "" && !strings.HasPrefix(method, "Browser.") {
		m["sessionId"] = b.session
	}
	data, err := json.Marshal(m)
	if err != nil {
		b.tb.Fatal(err)
	}
	if _, err := b.in.Write(append(data, 0)); err != nil {
		b.tb.Fatalf("%s: %v", method, err)
	}
	select {
	case result := <-answer:
		return result
	case <-time.After(2 * time.Minute):
		b.tb.Fatalf("%s: no answer", method)
		return nil
	}
}

func (b *browser) into(data json.RawMessage, v any) {
	b.tb.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		b.tb.Fatalf("%s: %v", data, err)
	}
}

// eval returns the value of an expression in the page, as JSON.
func (b *browser) eval(expression string) string {
	b.tb.Helper()
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	b.into(b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true,
		"awaitPromise": true}), &answer)
	if answer.ExceptionDetails != nil {
		b.tb.Fatalf("%s: %s", expression, answer.ExceptionDetails)
	}
	return string(answer.Result.Value)
}

// until waits until an expression is true.
func (b *browser) until(expression string) {
	b.tb.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if b.eval(expression) == "true" {
			return
		}
	}
	b.tb.Fatalf("never true: %s\nbody: %s\nlog: %s", expression, b.eval("document.body?.innerText ?? ''"),
		b.complaints())
}

// visit opens an address in a window of a size in pixels.
func (b *browser) visit(url string, width, height int) {
	b.tb.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height,
		"deviceScaleFactor": 1, "mobile": false})
	b.call("Page.navigate", map[string]any{"url": url})
}

func (b *browser) complaints() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return strings.Join(b.log, "\n")
}

// picture saves a screenshot as PNG in the folder that STUDYGUIDE_PICTURES names, for people to look at.
func (b *browser) picture(name string) {
	b.tb.Helper()
	dir := os.Getenv("STUDYGUIDE_PICTURES")
	if dir == "" {
		return
	}
	var shot struct{ Data string }
	b.into(b.call("Page.captureScreenshot", map[string]any{"format": "png"}), &shot)
	png, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.WriteFile(dir+"/"+name+".png", png, 0o666)
	}
	if err != nil {
		b.tb.Fatal(err)
	}
}
