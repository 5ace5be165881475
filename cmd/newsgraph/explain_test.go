package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"newsgraph/graph/storetest"
)

// explainStory has a claim of each sort that explain tells apart: with a name, by a pronoun, from a source without a
// name, verbatim, denied, hedged, and by a noun of speech.
const explainStory = `Title: Bridge collapse in Port Ansel
Source: The Ansel Gazette
Date: 2024-11-05

Mayor Ilse Marchetti confirmed on Tuesday that two workers died when the bridge collapsed. “The collapse was no accident,” she said.

Police denied that officers had attacked protesters. The engineer reportedly said the deaths were caused by a blast.

The claim by Douglas Okafor that rebels bombed the bridge drew criticism.
`

// explained is what explain prints about explainStory.
func explainedStory(t *testing.T, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(file, []byte(explainStory), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, talk bytes.Buffer
	args = append([]string{"newsgraph", "explain", "--article", file}, args...)
	if code := run(args, strings.NewReader(""), &out, &talk); code != 0 {
		t.Fatalf("%q ends with %d: %s", args, code, talk.String())
	}
	return out.String()
}

// TestExplainArticle compares with goldens: in a pipe, in colour, every edge, and as JSON.
func TestExplainArticle(t *testing.T) {
	for _, c := range []struct {
		golden string
		args   []string
	}{
		{"plain.txt", nil},
		{"colour.txt", []string{"--color", "always"}},
		{"all.txt", []string{"--all", "--color", "never"}},
		{"lines.jsonl", []string{"--format", "json"}},
	} {
		got := explainedStory(t, c.args...)
		file := filepath.Join("testdata", "explain", c.golden)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has changed (go test -update writes it anew):\n%s", file, got)
		}
	}
}

// TestExplainMarks: what is coloured is what the JSON says, in code points.
func TestExplainMarks(t *testing.T) {
	_, body, _ := strings.Cut(explainStory, "\n\n")
	text := []rune(body)
	n := 0
	for line := range strings.Lines(explainedStory(t, "--format", "json")) {
		var e explanation
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		n++
		if got := string(text[e.Start:e.End]); got != e.Cue {
			t.Errorf("%d to %d is %q, want the cue %q", e.Start, e.End, got, e.Cue)
		}
		if s := e.Why.Source; string(text[s.Start:s.End]) != s.Text {
			t.Errorf("the source %+v is not where it says", s)
		}
	}
	if n < 5 {
		t.Errorf("%d claims, want at least 5", n)
	}
}

func TestExplainMistakes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "story.txt")
	if err := os.WriteFile(file, []byte("Nothing.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{nil, 1, "--article FILE"},
		{[]string{"edge:12"}, 1, "is no id of an edge"},
		{[]string{file}, 1, "is a file: newsgraph explain --article"},
		{[]string{"--article", file, "edge:0123456789abcdef0123"}, 1, "either edges or --article"},
		{[]string{"--all", "edge:0123456789abcdef0123"}, 1, "--all goes with --article"},
		{[]string{"--article", file, "--format", "xml"}, 1, "text and json"},
		{[]string{"--article", file, "--color", "blue"}, 1, "auto, always and never"},
		{[]string{"--article", file + "x"}, 2, "1 of 1 articles failed"},
		{[]string{"--article", file}, 0, "nobody states, confirms or denies anything here"},
	} {
		var out, talk bytes.Buffer
		code := run(append([]string{"newsgraph", "explain"}, c.args...), strings.NewReader(""), &out, &talk)
		if code != c.code || !strings.Contains(talk.String(), c.want) || out.Len() > 0 {
			t.Errorf("explain %q ends with %d and says %q, want %d and %q", c.args, code, talk.String(), c.code, c.want)
		}
	}
}

// TestExplainHostile: what articles hold cannot move the cursor or rename the window.
func TestExplainHostile(t *testing.T) {
	var out, talk bytes.Buffer
	story := "Ilse\u202e Marchetti said \x1b]0;owned\x07 troops attacked \x1b[2JPort Ansel.\n"
	code := run([]string{"newsgraph", "explain", "--article", "-"}, strings.NewReader(story), &out, &talk)
	if code != 0 || strings.ContainsAny(out.String(), "\x1b\x07\u202e") {
		t.Errorf("ends with %d: %q", code, out.String())
	}
}

// TestExplainStored explains edges of a real graph, one of them of an article that reads otherwise now.
func TestExplainStored(t *testing.T) {
	p := newProgram(t)
	p.run(0, "ingest", "../../ingest/extract/testdata/kursk-clashes.txt")
	db := storetest.OpenConfig(t, p.cfg)
	answer, err := db.Read(t.Context(), "MATCH ({name: 'Rustem Umerov'})-[r:CONFIRMED]->(e) RETURN r.key, e.name, r.articleId", nil)
	if err != nil || len(answer.Rows) == 0 {
		t.Fatalf("no confirmation by Umerov: %v %v", answer, err)
	}
	key, event := answer.Rows[0][0].(string), answer.Rows[0][1].(string)
	out, _ := p.run(0, "explain", key)
	for _, want := range []string{"CONFIRMED  Rustem Umerov → " + event, "minor skirmishes", "verb of reporting", "confidence", key} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if short, _ := p.run(0, "explain", strings.TrimPrefix(key, "edge:")); short != out {
		t.Errorf("without “edge:” it says\n%s", short)
	}
	_, talk := p.run(1, "explain", "edge:0123456789abcdef0123")
	if !strings.Contains(talk, "no such edge") {
		t.Errorf("an edge that is not there: %s", talk)
	}
	// The ids are where the help says.
	list, _ := p.run(0, "query", "run", "article-evidence", "--param", "article="+answer.Rows[0][2].(string), "--format", "csv")
	if !strings.Contains(list, key) {
		t.Errorf("article-evidence does not print %s:\n%s", key, list)
	}
}

// TestAttributionLoop: two papers that cite each other on one event are found, one that only cites is not.
func TestAttributionLoop(t *testing.T) {
	p := newProgram(t)
	file := filepath.Join(t.TempDir(), "papers.jsonl")
	line := func(publisher, cited, day string) string {
		text := "The Orsk dam broke on 4 November, the " + cited + " reported. " + publisher + "."
		start := strings.Index(text, "the "+cited) + 4
		return `{"article": {"title": "` + publisher + ` on the dam", "source": "` + publisher + `", "published": "` + day + `T08:00:00Z", "text": "` + text + `"},` +
			`"entities": [{"id": "e1", "type": "organization", "name": "` + cited + `", "kind": "media", "mentions": [{"start": ` + strconv.Itoa(start) + `, "end": ` + strconv.Itoa(start+len(cited)) + `, "text": "` + cited + `", "kind": "name"}]},` +
			`{"id": "e2", "type": "place", "name": "Orsk", "kind": "city", "geonames": 514734, "mentions": [{"start": 4, "end": 8, "text": "Orsk", "kind": "name"}]}],` +
			`"events": [{"id": "v1", "kind": "disaster", "status": "asserted", "name": "the Orsk dam broke", "date": "2024-11-04", "mentions": [{"start": 13, "end": 18, "text": "broke"}]}],` +
			`"edges": [{"type": "STATED", "from": "e1", "to": "v1", "start": ` + strconv.Itoa(start+len(cited)+1) + `, "end": ` + strconv.Itoa(start+len(cited)+9) + `, "cue": "reported", "confidence": 0.9},` +
			`{"type": "LOCATED_IN", "from": "v1", "to": "e2", "start": 4, "end": 8, "confidence": 0.9}]}` + "\n"
	}
	papers := line("Ural Courier", "Steppe Herald", "2024-11-05") + line("Steppe Herald", "Ural Courier", "2024-11-05") + line("Volga Post", "Ural Courier", "2024-11-06")
	if err := os.WriteFile(file, []byte(papers), 0o600); err != nil {
		t.Fatal(err)
	}
	p.run(0, "ingest", file)
	out, _ := p.run(0, "query", "run", "attribution-loops", "--format", "csv")
	if lines := strings.Split(strings.TrimSpace(out), "\n"); len(lines) != 2 || !strings.Contains(lines[1], "Steppe Herald on the dam") || !strings.Contains(lines[1], "Ural Courier on the dam") {
		t.Errorf("loops:\n%s", out)
	}
}
