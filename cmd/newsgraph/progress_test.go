package main

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/ingest"
)

func TestProgressWithoutTerminal(t *testing.T) {
	var b bytes.Buffer
	clock := time.Unix(0, 0)
	p := newProgress(&b, "written", func() (done, total int64) { return 30, 40 })
	p.now = func() time.Time { return clock }
	p.next = clock.Add(lineEvery)
	for range 60 {
		p.show(ingest.Report{Read: 7, Written: 5, Failed: 1, Elapsed: time.Second})
		clock = clock.Add(time.Second)
	}
	p.end()
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != 5 || lines[0] != "7 articles read, 5 written, 1 failed, 7.0 articles/s, 75 % of the input" {
		t.Errorf("in a minute it said\n%s", b.String())
	}
}

func TestTalk(t *testing.T) {
	var b bytes.Buffer
	log := newTalk(&b, slog.LevelInfo)
	log.Warn("converted", "article", "news/a.txt")
	log.Error("is\tempty", "article", "b\nc.txt", "size", 0)
	log.Debug("not shown")
	log.With("article", "d.txt").Info("done")
	if want := "note: news/a.txt: converted\nerror: b\\nc.txt: is\\tempty size=0\nd.txt: done\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestSummary(t *testing.T) {
	change := graph.NewChange()
	change.NodesAdded[graph.Person], change.EdgesAdded[graph.Stated], change.EdgesRemoved[graph.Denied] = 2, 3, 1
	var b bytes.Buffer
	summarize(&b, ingest.Report{
		Read: 9, Written: 5, Unchanged: 1, Duplicates: 1, Failed: 2, Elapsed: 1500 * time.Millisecond, Change: change,
		Failures: []ingest.Failure{{Where: "a.txt", Reason: "is empty"}},
	}, nil, false)
	got := b.String()
	for _, w := range []string{"already in the graph │", "STATED    │     3 │       0 │", "DENIED    │     0 │       1 │", "Failed:\n  a.txt: is empty\n  and 1 more\n",
		"1.5s (6.0 articles/s)", "Next: " + called() + " query run corroborated-events\n"} {
		if !strings.Contains(got, w) {
			t.Errorf("no %q in\n%s", w, got)
		}
	}
}
