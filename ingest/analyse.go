package ingest

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"

	"newsgraph/graph"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
)

// Outcome is what became of an article.
type Outcome int

// The outcomes.
const (
	// Done is an article that was analysed. It is not in the graph before its batch is written.
	Done Outcome = iota
	// Unchanged is one that the graph holds already, in this revision by the same extractor.
	Unchanged
	// Duplicate is one that this run has met already, in this version or in one that ranks higher.
	Duplicate
	// Failed is one that could not be read or analysed; Result.Err says why.
	Failed
)

// Result is one article, analysed.
type Result struct {
	Item    article.Item
	Outcome Outcome
	Graph   *extract.Graph // what it says; nil unless Done
	Batch   graph.Batch    // the same for the graph of all articles, in canonical form; empty without a Resolver
	Err     error          // why it Failed
}

// Analyse yields a Result for each article, in the order of the input (of those that Known has in another
// version, somewhat later), whatever the number of workers. It
// writes nothing, and so needs no Sink; what the caller does with one result may take its time, because the
// workers are then a bounded number of articles ahead.
//
// It ends early, with an error, when ctx ends or when Known cannot be asked. A caller that breaks off the
// loop leaves nothing running behind.
func Analyse(ctx context.Context, opts Options) iter.Seq2[*Result, error] {
	return func(yield func(*Result, error) bool) {
		p := start(ctx, opts.defaults())
		// Deferred, so that it also runs where the caller breaks off the loop or panics in it.
		defer p.stop()
		for r := range p.out {
			if !yield(r, nil) {
				return
			}
		}
		if err := p.err(); err != nil {
			yield(nil, err)
		}
	}
}

// analyse does the work on one article. A panic is a defect of ours that must not cost the others.
func (p *pipeline) analyse(t *task) {
	defer func() {
		if v := recover(); v != nil {
			t.Outcome, t.Graph, t.Batch = Failed, nil, graph.Batch{}
			t.Err = fmt.Errorf("the analysis broke down (%v): a defect of newsgraph; please report it with the article", v)
			p.opts.Log.Debug("analysis broke down", "where", t.Item.Where, "panic", v, "stack", string(debug.Stack()))
		}
	}()
	t.Outcome, t.Err = Failed, p.fill(&t.Result)
	if t.Err == nil {
		t.Outcome = Done
	}
}

// fill makes the graph and the batch of an article.
//
// The language comes first because the batch holds it. It is no part of the revision, which the screen has long
// compared by now (see article.Article.Revision).
func (p *pipeline) fill(r *Result) (err error) {
	a := &r.Item.Article
	if a.Language == "" {
		a.Language = nlp.Parse(a.Text).Language
	}
	if a.Language != "" && a.Language != "en" && r.Item.Given == nil {
		r.Item.Notes = append(r.Item.Notes, "seems to be in "+a.Language+", and only English is understood: little will be found")
	}
	if r.Item.Given == nil { // else the screen has read and checked it
		r.Graph = p.opts.Extractor.Extract(extract.Text{Body: a.Text, Title: a.Headline(), Source: a.Source, Published: a.Published})
	}
	if p.opts.Resolver == nil {
		return nil
	}
	// The canonical form is made here, where it is made in parallel and where an article that breaks a
	// rule of the model fails alone, instead of the whole batch in the hands of the writer.
	r.Batch, err = p.opts.Resolver.Batch(a, r.Graph, p.version(r.Item)).Canonical()
	return err
}

// version names what the graph of an article is made by.
func (p *pipeline) version(item article.Item) string {
	if item.Given != nil {
		return givenVersion(item.Given)
	}
	return p.opts.Version
}
