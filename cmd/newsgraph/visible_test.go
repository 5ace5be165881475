package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct {
		in, want string
		lines    bool
	}{
		{"Łódź – “ok” 北京 👍", "Łódź – “ok” 北京 👍", false},
		{"a\x1b[31mred\a", `a\x1b[31mred\a`, false},
		{"c1 \u009b31m \x9b", `c1 \u009b31m \x9b`, false},
		{"two\nlines\r", `two\nlines\r`, false},
		{"two\nlines\r", "two\nlines\\r", true},
		{"exe\u202etxt \u2028", `exe\u202etxt \u2028`, true},
		{"\ufffd \xff", "\ufffd \\xff", false},
	} {
		if got := visible(c.in, c.lines); got != c.want {
			t.Errorf("visible(%q) is %q, want %q", c.in, got, c.want)
		}
	}
}

// TestNothingRaw gives the program control characters wherever they can stand: none of them may reach a
// terminal.
func TestNothingRaw(t *testing.T) {
	const evil = "\x1b[31m\a\u009b5m\u202e"
	dir := t.TempDir()
	for name, text := range map[string]string{
		"good" + evil + ".txt":      "Title: Evil" + evil + "\nSource: " + evil + "Times\nDate: " + evil + "\n\nPolice in Oslo said on Monday that a man" + evil + " died.\n",
		"empty" + evil + ".txt":     "",
		"new\nline" + evil + ".txt": "\x00\x01\x02\x03",
		"b.jsonl": `{"text": "Anna left.", "title": "\u001b[1m", "date": "\u001b[1m"}
{"text": "Anna left.", "entities": [{"id": "\u001b[1m", "type": "\u001b[1m", "name": "x"}]}
{"text": "Bert\u001b left.", "entities": [{"id": "e", "type": "person", "name": "B\u001b[1m\u009b\u202e"}],
{"text": "Carl\u001b left.", "entities": [{"id": "e", "type": "person", "name": "C\u001b[1m\u009b\u202e"}], "events": [{"id": "v", "name": "\u001bleft", "kind": "movement"}], "edges": [{"type": "STATED", "from": "e", "to": "v", "cue": "\u001b[1m", "content": "\u009b", "sentence": "\u001b"}]}
{"\u001b[1m` + evil + `": 1}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			skip(t, err) // a file system that has no such names
		}
	}
	for _, args := range [][]string{
		{"extract", dir}, {"ingest", "--dry-run", dir}, {"ingest", "--dry-run", "--json", dir}, {"extract", evil}, {evil},
		{"query", "run", evil}, {"query", "run", "timeline", "--param", evil + "=1"}, {"extract", "--" + evil}, {"ingest", "--neo4j", evil, dir},
		{"ingest", "--password-file", evil, dir}, {"query", "run", "timeline", "--format", evil}, {"neo4j", evil},
	} {
		var out, talk bytes.Buffer
		run(append([]string{"newsgraph"}, args...), strings.NewReader(""), &out, &talk)
		for name, s := range map[string]string{"standard output": out.String(), "standard error": talk.String()} {
			if i := strings.IndexFunc(s, func(r rune) bool {
				return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r))
			}); i >= 0 {
				t.Errorf("%q: %s has a raw %+q in %+q", args, name, []rune(s[i:])[0], s[max(0, i-40):min(len(s), i+40)])
			}
		}
	}
}
