package ingest_test

import (
	"encoding/json"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/article"
)

// these is a sequence of sealed items.
func these(items ...article.Item) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}

func sealed(a article.Article, given string) article.Item {
	it := article.Item{Article: a}
	if given != "" {
		it.Given = json.RawMessage(given)
	}
	it.Seal()
	return it
}

// TestCorrection: a correction of anything that an article says about itself is taken up, and only once.
func TestCorrection(t *testing.T) {
	day := time.Date(2024, 11, 5, 0, 0, 0, 0, time.UTC)
	a := article.Article{Text: "Anna met Bert", Title: "Talks", URL: "https://example.org/1", Source: "Post", Published: day}
	for name, correct := range map[string]func(*article.Article){
		"text":         func(a *article.Article) { a.Text = "Anna met Carl" },
		"title":        func(a *article.Article) { a.Title = "Talks held" },
		"publisher":    func(a *article.Article) { a.Source = "Times" },
		"author":       func(a *article.Article) { a.Author = "Jo" },
		"address":      func(a *article.Article) { a.URL = "https://example.org/1#top" },
		"later date":   func(a *article.Article) { a.Published = day.AddDate(0, 0, 1) },
		"earlier date": func(a *article.Article) { a.Published = day.AddDate(0, 0, -1) },
	} {
		t.Run(name, func(t *testing.T) {
			var mem, fresh graph.Mem
			o := options(t, &mem)
			o.Known, o.Articles = &mem, these(sealed(a, ""))
			run(t, o)
			corrected := a
			correct(&corrected)
			o.Articles = these(sealed(corrected, ""))
			if r := run(t, o); r.Written != 1 || r.Unchanged != 0 {
				t.Errorf("the correction: %+v", r)
			}
			if r := run(t, o); r.Written != 0 || r.Unchanged != 1 {
				t.Errorf("the correction again: %+v", r)
			}
			o.Sink, o.Known = &fresh, nil
			run(t, o)
			if got, want := dump(t, &mem), dump(t, &fresh); got != want {
				t.Errorf("the graph is\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestVersionsAgain: input with several versions of one article, in any order, gives one graph, and the
// second time nothing at all.
func TestVersionsAgain(t *testing.T) {
	article1 := func(text, source string, day int) article.Item {
		return sealed(article.Article{URL: "https://example.org/1", Text: text, Source: source,
			Published: time.Date(2024, 11, day, 0, 0, 0, 0, time.UTC)}, "")
	}
	items := []article.Item{
		article1("Anna", "Post", 1), article1("Bert", "Post", 2), article1("Bert", "Times", 2), article1("Carl", "Post", 1),
		sealed(article.Article{Text: "Dora"}, ""),
		sealed(article.Article{Text: "Dora"}, `{"entities":[{"id":"e","type":"person","name":"Dora"}]}`),
		sealed(article.Article{Text: "Dora"}, `{"entities":[{"id":"e","type":"place","name":"Dora"}]}`),
	}
	want := ""
	for range 20 {
		var mem graph.Mem
		o := options(t, &mem)
		o.Articles = these(items...)
		run(t, o)
		first := dump(t, &mem)
		if want == "" {
			want = first
		}
		if first != want || strings.Contains(first, "Anna") || strings.Contains(first, "Carl") {
			t.Fatalf("the order of versions matters:\n%s\nand\n%s", first, want)
		}
		rand.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		o.Known = &mem
		if r := run(t, o); r.Written != 0 || r.Unchanged != 2 || r.Duplicates != len(items)-2 {
			t.Fatalf("the second time: %+v", r)
		}
		if got := dump(t, &mem); got != want {
			t.Fatalf("the second run changed the graph:\n%s\nto\n%s", want, got)
		}
	}
}

// TestBadGraphHidesNothing: a version whose graph is invalid does not pass for the article.
func TestBadGraphHidesNothing(t *testing.T) {
	bad := sealed(article.Article{Text: "Anna left"}, `{"entities":[{"id":"","type":"spirit","name":"Anna"}]}`)
	good := sealed(article.Article{Text: "Anna left"}, "")
	for _, items := range [][]article.Item{{bad, good}, {good, bad}} {
		var mem graph.Mem
		o := options(t, &mem)
		o.Articles = these(items...)
		if r := run(t, o); r.Failed != 1 || r.Written != 1 || r.Duplicates != 0 {
			t.Errorf("%+v", r)
		}
		if !strings.Contains(dump(t, &mem), "Anna") {
			t.Error("the article is lost")
		}
	}
}

// TestHeldBackArticlesAppear: in a stream that stays open, a corrected article is not held back for ever.
func TestHeldBackArticlesAppear(t *testing.T) {
	var mem graph.Mem
	o := options(t, &mem)
	a := article.Article{URL: "https://example.org/1", Text: "Anna"}
	o.Articles = these(sealed(a, ""))
	run(t, o)
	o.Known, o.BatchDelay = &mem, 10*time.Millisecond
	a.Text = "Bert"
	written := make(chan bool, 100)
	o.Progress = func(r ingest.Report) { written <- r.Written > 0 }
	o.Articles = func(yield func(article.Item, error) bool) {
		if !yield(sealed(a, ""), nil) {
			return
		}
		for deadline := time.After(5 * time.Second); ; {
			select {
			case done := <-written:
				if done {
					return
				}
			case <-deadline:
				t.Error("not written while the stream is open")
				return
			}
		}
	}
	run(t, o)
}

// TestManyCorrections: more are held back than fit.
func TestManyCorrections(t *testing.T) {
	var mem graph.Mem
	o := options(t, &mem, many(700)...)
	run(t, o)
	o.Known, o.Version = &mem, "words-2"
	var seen []string
	for r, err := range ingest.Analyse(t.Context(), o) {
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, r.Item.Where)
	}
	if slices.Sort(seen); len(slices.Compact(seen)) != 700 {
		t.Errorf("%d articles, want 700", len(seen))
	}
}
