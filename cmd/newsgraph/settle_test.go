package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph/storetest"
)

// given writes articles that bring their graphs: each names one person, who says something.
func given(t *testing.T, names ...string) []string {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for i, name := range names {
		text := name + " said that talks began."
		line := `{"article":{"url":"https://example.org/` + string(rune('a'+i)) + `","published":"2024-11-0` + string(rune('1'+i)) + `T00:00:00Z","text":"` + text + `"},` +
			`"entities":[{"id":"e1","type":"person","name":"` + name + `","mentions":[{"start":0,"end":4,"text":"` + name + `","kind":"name"}]}],` +
			`"events":[{"id":"v1","kind":"meeting","status":"asserted","name":"talks","mentions":[{"start":10,"end":15}]}],` +
			`"edges":[{"type":"STATED","from":"e1","to":"v1","start":5,"end":9,"cue":"said","content":"talks","confidence":0.9}]}`
		file := filepath.Join(dir, string(rune('a'+i))+".jsonl")
		if err := os.WriteFile(file, []byte(line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func (p *program) people() string {
	p.t.Helper()
	var out []string
	for _, row := range storetest.Exec(p.t, p.cfg, "MATCH (n:Person) RETURN n.name + ' ' + size(coalesce(n.formerIds, [])) AS x ORDER BY x", nil) {
		out = append(out, row[0].(string))
	}
	return strings.Join(out, ", ")
}

// What a person decides holds at once and at every later ingest, and the opposite command undoes it.
func TestMergeAndSplit(t *testing.T) {
	p := newProgram(t)
	file := filepath.Join(t.TempDir(), "team", "judgements.txt")
	t.Setenv("NEWSGRAPH_JUDGEMENTS", file)
	files := given(t, "Ivan Petrenko", "Wanda Kowalczyk", "Mehmet Aydin")
	os.MkdirAll(filepath.Dir(file), 0o755)
	os.WriteFile(file, nil, 0o600)
	p.run(0, append([]string{"ingest"}, files...)...)
	before := p.dump()
	out, _ := p.run(0, "merge", "Ivan Petrenko", "wanda kowalczyk")
	if !strings.Contains(out, "are one") || p.people() != "Mehmet Aydin 0, Wanda Kowalczyk 1" {
		t.Errorf("merged: %s\n%s", p.people(), out)
	}
	merged := p.dump()
	text, err := os.ReadFile(file)
	if err != nil || strings.Count(string(text), "same person:") != 1 || !strings.Contains(string(text), "Wanda Kowalczyk") {
		t.Errorf("the file: %v\n%s", err, text)
	}
	// Again, by force, and from nothing.
	p.run(0, append([]string{"ingest", "--force"}, files...)...)
	same(t, "ingested again", p.dump(), merged)
	p.wipe()
	rand.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	for _, f := range files {
		p.run(0, "ingest", f)
	}
	same(t, "one by one", p.dump(), merged)

	out, _ = p.run(0, "split", "Wanda Kowalczyk")
	if !strings.Contains(out, "are two") {
		t.Errorf("split: %s", out)
	}
	same(t, "split", p.dump(), before)
	// Without the judgement, too: an empty file decides nothing.
	p.run(0, "merge", "Mehmet Aydin", "Ivan Petrenko")
	os.WriteFile(file, nil, 0o600)
	p.run(0, append([]string{"ingest"}, files...)...)
	same(t, "with the judgements taken away", p.dump(), before)

	_, talk := p.run(1, "merge", "Ivan Petrenka", "Mehmet Aydin")
	if !strings.Contains(talk, "Ivan Petrenko") {
		t.Errorf("a name that is nearly right: %s", talk)
	}
	_, talk = p.run(1, "split", "Mehmet Aydin")
	if !strings.Contains(talk, "nothing was put into it") {
		t.Errorf("split what is one: %s", talk)
	}
	p.run(0, "review")
	csv := filepath.Join(t.TempDir(), "pairs.csv")
	p.run(0, "review", "--export", csv)
	id := func(name string) string {
		return storetest.Exec(t, p.cfg, "MATCH (n:Person {name: $name}) RETURN n.id", map[string]any{"name": name})[0][0].(string)
	}
	os.WriteFile(csv, []byte("decision,a,b\nsame,"+id("Ivan Petrenko")+","+id("Wanda Kowalczyk")+"\n,x,y\n"), 0o600)
	p.run(0, "review", "--import", csv)
	same(t, "merged by import", p.dump(), merged)
	os.WriteFile(csv, []byte("decision,a,b\nmaybe,person:1,person:2\nsame,person:1,event:2\n"), 0o600)
	_, talk = p.run(1, "review", "--import", csv)
	if !strings.Contains(talk, "line 2: ") || !strings.Contains(talk, "line 3: ") {
		t.Errorf("a wrong import: %s", talk)
	}
}
