package ingest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/place"
	"newsgraph/ingest/resolve"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// words is an extractor for tests: each capitalized word is a person. It takes its time by chance, so that
// workers overtake one another, and breaks down on the word "Panic".
type words struct{}

func (words) Extract(t extract.Text) *extract.Graph {
	if rand.IntN(4) == 0 {
		time.Sleep(time.Duration(rand.IntN(300)) * time.Microsecond)
	}
	g, at := &extract.Graph{}, 0
	for _, w := range strings.Split(t.Body, " ") {
		if w == "Panic" {
			panic("on purpose")
		}
		if w != "" && 'A' <= w[0] && w[0] <= 'Z' {
			g.Entities = append(g.Entities, extract.Entity{ID: fmt.Sprint(at), Type: "person", Name: w,
				Mentions: []extract.Mention{{Start: at, End: at + len(w), Text: w, Kind: "name"}}})
		}
		at += len(w) + 1
	}
	return g
}

func item(where, text string) article.Item {
	it := article.Item{Article: article.Article{Text: text}, Where: where}
	it.Seal()
	return it
}

// seq is a sequence of articles; a text that begins with "!" is an error.
func seq(texts ...string) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for i, s := range texts {
			where := fmt.Sprintf("%d.txt", i)
			if why, bad := strings.CutPrefix(s, "!"); bad {
				if !yield(article.Item{Where: where}, errors.New(why)) {
					return
				}
			} else if !yield(item(where, s), nil) {
				return
			}
		}
	}
}

func options(t testing.TB, sink ingest.Sink, texts ...string) ingest.Options {
	t.Helper()
	g, err := place.Load()
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Options{Articles: seq(texts...), Extractor: words{}, Version: "words-1", Resolver: resolve.New(g), Sink: sink}
}

func dump(t testing.TB, m graph.Reader) string {
	t.Helper()
	var b bytes.Buffer
	if err := graph.Dump(context.Background(), &b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func run(t testing.TB, o ingest.Options) ingest.Report {
	t.Helper()
	r, err := ingest.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// many makes n texts that share names.
func many(n int) (texts []string) {
	for i := range n {
		texts = append(texts, fmt.Sprintf("Anna%d met Bert%d and spoke of number %d", i%7, i%11, i))
	}
	return texts
}

func TestRun(t *testing.T) {
	var mem graph.Mem
	r := run(t, options(t, &mem, "Anna met Bert", "!is empty", "Panic now", "Anna met Bert", "Carl left"))
	if r.Read != 5 || r.Written != 2 || r.Failed != 2 || r.Duplicates != 1 || r.Unchanged != 0 {
		t.Errorf("report %+v", r)
	}
	if len(r.Failures) != 2 || r.Failures[0] != (ingest.Failure{Where: "1.txt", Reason: "is empty"}) ||
		r.Failures[1].Where != "2.txt" || !strings.Contains(r.Failures[1].Reason, "on purpose") {
		t.Errorf("failures %+v", r.Failures)
	}
	if r.Change.NodesAdded[graph.Article] != 2 || r.Change.NodesAdded[graph.Person] != 3 || r.Change.EdgesAdded[graph.Mentions] != 3 {
		t.Errorf("change %+v", r.Change)
	}
}

func TestAgain(t *testing.T) {
	var mem graph.Mem
	o := options(t, &mem, many(50)...)
	run(t, o)
	before := dump(t, &mem)

	o.Known = &mem
	if r := run(t, o); r.Unchanged != 50 || r.Written != 0 || !r.Change.Empty() {
		t.Errorf("the second run did something: %+v", r)
	}
	o.Version = "words-2"
	if r := run(t, o); r.Written != 50 || !r.Change.Empty() {
		t.Errorf("after the extractor changed: %+v", r)
	}
	o.Known = nil
	if r := run(t, o); r.Written != 50 || !r.Change.Empty() {
		t.Errorf("without Known: %+v", r)
	}
	if after := strings.ReplaceAll(dump(t, &mem), "words-2", "words-1"); after != before {
		t.Error("the graph has changed")
	}
}

func TestSameWithAnyWorkersOrderAndBatches(t *testing.T) {
	texts := many(300)
	want := ""
	for _, tt := range []struct{ workers, rows, articles int }{{1, 0, 0}, {8, 0, 0}, {3, 1, 0}, {8, 50, 7}, {16, 100_000, 100_000}} {
		var mem graph.Mem
		o := options(t, &mem, texts...)
		o.Workers, o.BatchRows, o.BatchArticles = tt.workers, tt.rows, tt.articles
		if r := run(t, o); r.Written != len(texts) {
			t.Errorf("%+v: report %+v", tt, r)
		}
		got := dump(t, &mem)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%+v: another graph", tt)
		}
		rand.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
	}
}

func TestResultsComeInOrder(t *testing.T) {
	texts := many(200)
	texts[50], texts[99] = "!bad", texts[98]
	o := options(t, nil, texts...)
	o.Workers = 8
	i := 0
	for r, err := range ingest.Analyse(context.Background(), o) {
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%d.txt", i); r.Item.Where != want {
			t.Fatalf("result %d is %s", i, r.Item.Where)
		}
		if want := map[int]ingest.Outcome{50: ingest.Failed, 99: ingest.Duplicate}[i]; r.Outcome != want {
			t.Errorf("result %d: outcome %v, want %v", i, r.Outcome, want)
		}
		if i++; i == 150 {
			break // must leave nothing behind: see TestMain
		}
	}
}

// Of versions of one article the one that was published last remains, whichever comes first.
func TestVersionsOfOneArticle(t *testing.T) {
	var items []article.Item
	for day := range 4 {
		it := article.Item{Article: article.Article{URL: "https://example.org/1", Text: fmt.Sprintf("Version%c", 'A'+day),
			Published: time.Date(2024, 11, 1+day, 0, 0, 0, 0, time.UTC)}}
		it.Seal()
		items = append(items, it)
	}
	var want string
	for range 10 {
		var mem graph.Mem
		o := options(t, &mem)
		o.Articles = func(yield func(article.Item, error) bool) {
			for _, it := range items {
				if !yield(it, nil) {
					return
				}
			}
		}
		run(t, o)
		got := dump(t, &mem)
		if want == "" {
			want = got
		}
		if got != want || !strings.Contains(got, `"name":"VersionD"`) || strings.Contains(got, "VersionA") {
			t.Fatalf("the order of versions matters:\n%s", got)
		}
		rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	}
}

// broken fails after some writes.
type broken struct {
	graph.Mem
	after int
	err   error
}

func (b *broken) Write(ctx context.Context, batch graph.Batch) (graph.Change, error) {
	if b.after--; b.after < 0 {
		return graph.Change{}, b.err
	}
	return b.Mem.Write(ctx, batch)
}

func (b *broken) Known(context.Context, []string) (map[string]graph.Version, error) {
	return nil, b.err
}

func TestServerDies(t *testing.T) {
	down := errors.New("the server does not answer")
	sink := &broken{after: 2, err: down}
	o := options(t, sink, many(500)...)
	o.BatchArticles = 10
	r, err := ingest.Run(context.Background(), o)
	var se *ingest.SinkError
	if !errors.As(err, &se) || !errors.Is(err, down) || r.Written != 20 {
		t.Fatalf("error %v, report %+v", err, r)
	}
	if n := strings.Count(dump(t, sink), "Article article:"); n != 20 {
		t.Errorf("%d articles in the graph, want 20", n)
	}

	o = options(t, &graph.Mem{}, many(5)...)
	o.Known = sink
	if r, err := ingest.Run(context.Background(), o); !errors.Is(err, down) || r.Written != 0 {
		t.Errorf("Known failed: error %v, report %+v", err, r)
	}
}

// After Ctrl-C the batch in hand is written, and a second run ends with the graph of an undisturbed one.
func TestInterruptAndGoOn(t *testing.T) {
	texts := many(400)
	var whole graph.Mem
	run(t, options(t, &whole, texts...))

	var mem graph.Mem
	o := options(t, &mem, texts...)
	o.Known, o.BatchArticles = &mem, 30
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o.Progress = func(r ingest.Report) {
		if r.Read == 100 {
			cancel()
		}
	}
	r, err := ingest.Run(ctx, o)
	if err != nil || !r.Interrupted || r.Elapsed <= 0 || r.Written < 100 || r.Written >= 400 {
		t.Fatalf("error %v, report %+v", err, r)
	}
	if n := strings.Count(dump(t, &mem), "Article article:"); n != r.Written {
		t.Errorf("%d articles in the graph, the report says %d", n, r.Written)
	}
	o.Progress = nil
	if r2 := run(t, o); r2.Unchanged != r.Written || r2.Written != 400-r.Written {
		t.Errorf("second run %+v after %+v", r2, r)
	}
	if dump(t, &mem) != dump(t, &whole) {
		t.Error("the graph is not that of an undisturbed run")
	}
}

// An article that waits on a slow source is written without waiting for more.
func TestSlowSource(t *testing.T) {
	written := make(chan struct{})
	release := sync.OnceFunc(func() { close(written) })
	o := options(t, &graph.Mem{})
	o.BatchDelay = 5 * time.Millisecond
	o.Articles = func(yield func(article.Item, error) bool) {
		if !yield(item("a", "Anna left"), nil) {
			return
		}
		select {
		case <-written:
		case <-time.After(10 * time.Second):
		}
		yield(item("b", "Bert left"), nil)
	}
	o.Progress = func(r ingest.Report) {
		if r.Written == 1 {
			release()
		}
	}
	if r := run(t, o); r.Written != 2 || r.Batches != 2 || r.Elapsed > 5*time.Second {
		t.Errorf("report %+v", r)
	}
}

// Reading must not run far ahead of writing.
func TestMemoryIsBounded(t *testing.T) {
	pulled := 0
	sink := &broken{err: errors.New("stop")}
	o := options(t, sink)
	o.BatchArticles, o.Workers = 1, 4
	o.Articles = func(yield func(article.Item, error) bool) {
		for ; pulled < 100_000; pulled++ {
			if !yield(item("x", fmt.Sprintf("Anna%d left", pulled)), nil) {
				return
			}
		}
	}
	blocked := &blockedSink{release: make(chan struct{})}
	o.Sink = blocked
	done := make(chan error)
	go func() {
		_, err := ingest.Run(context.Background(), o)
		done <- err
	}()
	time.Sleep(200 * time.Millisecond)
	close(blocked.release)
	if err := <-done; err == nil {
		t.Fatal("the sink failed, the run did not")
	}
	if pulled > 1000 {
		t.Errorf("%d articles were read while the first was written", pulled)
	}
}

type blockedSink struct{ release chan struct{} }

func (b *blockedSink) Write(context.Context, graph.Batch) (graph.Change, error) {
	<-b.release
	return graph.Change{}, errors.New("stop")
}

// slowSink takes its time.
type slowSink struct {
	graph.Mem
	takes time.Duration
}

func (s *slowSink) Write(ctx context.Context, b graph.Batch) (graph.Change, error) {
	time.Sleep(s.takes)
	return s.Mem.Write(ctx, b)
}

func TestSlowDatabaseIsTold(t *testing.T) {
	options(t, nil) // loads what must not be loaded in the bubble
	for takes, want := range map[time.Duration]int{time.Second: 0, 40 * time.Second: 1} {
		synctest.Test(t, func(t *testing.T) {
			var log bytes.Buffer
			o := options(t, &slowSink{takes: takes}, "Anna left")
			o.Log = slog.New(slog.NewTextHandler(&log, nil))
			run(t, o)
			synctest.Wait()
			if got := strings.Count(log.String(), "still trying"); got != want {
				t.Errorf("a write of %s: told %d times, want %d\n%s", takes, got, want, &log)
			}
		})
	}
}

func TestNotesAreLogged(t *testing.T) {
	var b bytes.Buffer
	o := options(t, &graph.Mem{})
	o.Log = slog.New(slog.NewTextHandler(&b, nil))
	it := item("a.txt", "Anna left")
	it.Notes = []string{"converted"}
	o.Articles = func(yield func(article.Item, error) bool) { yield(it, nil) }
	run(t, o)
	if !strings.Contains(b.String(), "converted") || !strings.Contains(b.String(), "a.txt") {
		t.Errorf("log %q", b.String())
	}
}

func TestLanguage(t *testing.T) {
	const french = "Le président de la République a déclaré lundi que le gouvernement présenterait une nouvelle loi avant la fin de l'année."
	o := options(t, nil, french, "The president of the republic said on Monday that the government would present a new law before the end of the year.")
	var got []string
	for r, err := range ingest.Analyse(context.Background(), o) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %d", r.Item.Language, len(r.Item.Notes)))
	}
	if want := []string{"fr 1", "en 0"}; !slices.Equal(got, want) {
		t.Errorf("languages and notes %q, want %q", got, want)
	}
}

func TestGiven(t *testing.T) {
	const good = `{"entities":[{"id":"e1","type":"person","name":"Anna","mentions":[{"start":0,"end":4}]}],
		"events":[{"id":"v1","kind":"meeting","status":"asserted","name":"meeting"}],
		"edges":[{"type":"STATED","from":"e1","to":"v1","start":5,"end":8,"cue":"met","confidence":0.9}]}`
	for _, tt := range []struct{ name, graph, err string }{
		{"good", good, ""},
		{"empty", `{"entities":[]}`, ""},
		{"offset behind the text", `{"entities":[{"id":"e","type":"person","name":"A","mentions":[{"start":0,"end":14}]}]}`, "entities[0].mentions[0]: offsets 0 to 14 lie outside the text of 13 code points"},
		{"offset turned round", `{"entities":[{"id":"e","type":"person","name":"A","mentions":[{"start":3,"end":1}]}]}`, "lie outside"},
		{"no id", `{"entities":[{"type":"person","name":"A"}]}`, "entities[0]: has no id"},
		{"id twice", `{"entities":[{"id":"x","type":"person","name":"A"}],"events":[{"id":"x"}]}`, `events[0]: id "x" is taken`},
		{"type", `{"entities":[{"id":"x","type":"animal","name":"A"}]}`, `type "animal" is not`},
		{"name", `{"entities":[{"id":"x","type":"person","name":" "}]}`, "has no name"},
		{"event kind", strings.ReplaceAll(good, "meeting\",\"status", "picnic\",\"status"), `events[0]: kind "picnic" is none of attack, protest`},
		{"entity kind", `{"entities":[{"id":"x","type":"person","name":"A","kind":"` + strings.Repeat("k", 41) + `"}]}`, "is too long"},
		{"status", `{"events":[{"id":"x","status":"maybe"}]}`, `status "maybe"`},
		{"date", `{"events":[{"id":"x","date":"Monday"}]}`, `date "Monday"`},
		{"dangling", `{"edges":[{"type":"STATED","from":"a","to":"b"}]}`, `edges[0]: from "a" is no entity or event; edges[0]: to "b"`},
		{"edge type", strings.ReplaceAll(good, "STATED", "SAID"), `type "SAID" is no type of edge`},
		{"edge ends", strings.ReplaceAll(good, "STATED", "LOCATED_IN"), "LOCATED_IN cannot run from person to event"},
		{"confidence", strings.ReplaceAll(good, "0.9", "9"), "confidence 9"},
		{"JSON type", `{"entities":{}}`, `field "entities": found object`},
		{"many", `{"events":[{},{},{},{},{}]}`, "and 2 more"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			it := item("a.jsonl:1", "Anna met Bért")
			it.Given = json.RawMessage(tt.graph)
			var mem graph.Mem
			o := options(t, &mem)
			o.Articles = func(yield func(article.Item, error) bool) { yield(it, nil) }
			r := run(t, o)
			switch {
			case tt.err == "" && r.Written != 1:
				t.Errorf("report %+v", r)
			case tt.err != "" && (r.Failed != 1 || !strings.Contains(r.Failures[0].Reason, tt.err)):
				t.Errorf("failures %+v, want %q", r.Failures, tt.err)
			}
			if tt.err != "" {
				return
			}
			o.Known = &mem
			if r := run(t, o); r.Unchanged != 1 {
				t.Errorf("the second run: %+v", r)
			}
			it.Given = json.RawMessage(`{"events":[]}`)
			if r := run(t, o); r.Written != 1 {
				t.Errorf("with another graph: %+v", r)
			}
		})
	}
}

// No graph that passes the checks may break the rules of the model.
func FuzzGiven(f *testing.F) {
	f.Add("Anna met Bert", `{"entities":[{"id":"e1","type":"person","name":"Anna"}],"events":[{"id":"v1"}],"edges":[{"type":"STATED","from":"e1","to":"v1"}]}`)
	f.Add("Kyiv", `{"entities":[{"id":"p","type":"place","name":"Kyiv","geonames":703448},{"id":"q","type":"place","name":"Black Sea","lat":43,"lon":34}],"edges":[{"type":"LOCATED_IN","from":"p","to":"q"}]}`)
	g, err := place.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, given string) {
		if !json.Valid([]byte(given)) || strings.TrimSpace(text) == "" {
			return
		}
		it := item("x", article.Guard(strings.ToValidUTF8(text, "?")))
		it.Given = json.RawMessage(given)
		var mem graph.Mem
		r, err := ingest.Run(context.Background(), ingest.Options{
			Articles:  func(yield func(article.Item, error) bool) { yield(it, nil) },
			Extractor: words{}, Resolver: resolve.New(g), Sink: &mem, Workers: 1,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range r.Failures {
			if !strings.HasPrefix(x.Reason, "graph: ") {
				t.Errorf("%s", x.Reason)
			}
		}
	})
}

func TestFailuresAreBounded(t *testing.T) {
	texts := slices.Repeat([]string{"!bad"}, ingest.MaxFailures+10)
	if r := run(t, options(t, &graph.Mem{}, texts...)); r.Failed != ingest.MaxFailures+10 || len(r.Failures) != ingest.MaxFailures {
		t.Errorf("%d failed, %d kept", r.Failed, len(r.Failures))
	}
}
