package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const bridgeStory = "PORT ANSEL — Mayor Ilse Marchetti confirmed on Tuesday that two workers died when the bridge collapsed.\n\n" +
	"“We will rebuild it,” Marchetti said.\n"

// analyzed is what analyze prints about bridgeStory.
func analyzed(t *testing.T, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "bridge.txt")
	if err := os.WriteFile(file, []byte(bridgeStory), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	args = append(append([]string{"newsgraph", "analyze"}, args...), file)
	if code := run(args, strings.NewReader(""), &out, &talk); code != 0 {
		t.Fatalf("%q ends with %d: %s", args, code, talk.String())
	}
	return out.String()
}

func TestAnalyzeText(t *testing.T) {
	got := analyzed(t, "--trees")
	for _, want := range []string{
		"PORT ANSEL (location)",
		"Ilse Marchetti (person)",
		"│ confirmed │ that two workers died when the bridge",
		"Marchetti │ said │ “We will rebuild it,”",
		"died (casualty)",
		"confirmed  root VERB confirm",
		"Marchetti · ", // she is one chain
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "\x1b") {
		t.Errorf("colours in a pipe:\n%q", got)
	}
}

// TestBrush paints with colours and without.
func TestBrush(t *testing.T) {
	if got := brush(true).paint(red, "said"); got != "\x1b[31msaid\x1b[0m" {
		t.Errorf("%q", got)
	}
	if got := brush(false).paint(red, "said"); got != "said" {
		t.Errorf("%q", got)
	}
}

// TestAnalyzeJSON: every span is where it says, in code points.
func TestAnalyzeJSON(t *testing.T) {
	type span struct {
		Start, End int
		Text, Type string
	}
	var d struct {
		Tokens, Sentences, Names, Triggers []span
		Speech                             []struct{ Source, Cue, Content []span }
		Chains                             [][]span
	}
	if err := json.Unmarshal([]byte(analyzed(t, "--format", "json")), &d); err != nil {
		t.Fatal(err)
	}
	spans := append(append(append(d.Tokens, d.Sentences...), d.Names...), d.Triggers...)
	for _, s := range d.Speech {
		spans = append(append(append(spans, s.Source...), s.Cue...), s.Content...)
	}
	for _, c := range d.Chains {
		spans = append(spans, c...)
	}
	if len(d.Sentences) != 3 || len(d.Names) < 3 || len(d.Speech) != 2 || len(d.Chains) == 0 || len(d.Triggers) == 0 {
		t.Errorf("%d sentences, %d names, %d times speech, %d chains, %d triggers", len(d.Sentences), len(d.Names), len(d.Speech), len(d.Chains), len(d.Triggers))
	}
	text := []rune(strings.TrimSpace(bridgeStory))
	for _, s := range spans {
		if s.Start < 0 || s.End > len(text) || string(text[s.Start:s.End]) != s.Text {
			t.Errorf("%q is not at %d to %d", s.Text, s.Start, s.End)
		}
	}
}

func TestAnalyzeConllu(t *testing.T) {
	rows := 0
	for line := range strings.Lines(analyzed(t, "--format", "conllu")) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		if n := strings.Count(line, "\t"); n != 9 {
			t.Errorf("%d columns: %q", n+1, line)
		}
	}
	if rows < 25 {
		t.Errorf("%d tokens", rows)
	}
}

func TestAnalyzeUnknownFormat(t *testing.T) {
	var out, talk bytes.Buffer
	if code := run([]string{"newsgraph", "analyze", "--format", "xml", "x.txt"}, strings.NewReader(""), &out, &talk); code != 1 || !strings.Contains(talk.String(), "text, conllu and json") {
		t.Errorf("it ends with %d: %s", code, talk.String())
	}
}
