package ingest

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"
	"time"

	"newsgraph/graph"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
)

// Outcome is what became of an article.
type Outcome int

// The outcomes.
const (
	Done      Outcome = iota
	Unchanged         // the graph holds it already
	Duplicate         // this run had it already
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

// Analyse yields a Result for each article, in the order of the input. It ends early, with an error, when
// ctx ends or when Known cannot be asked.
func Analyse(ctx context.Context, opts Options) iter.Seq2[*Result, error] {
	return func(yield func(*Result, error) bool) {
		p := start(ctx, opts.defaults())
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

// pipeline is the running stages: read → screen → work (several at once) → order. Channels are bounded, so
// each stage waits for the next.
type pipeline struct {
	opts   Options
	ctx    context.Context
	cancel context.CancelFunc
	out    chan *Result // in the order of the input; closed at the end

	stages sync.WaitGroup
	read   chan struct{} // closed when the reader has ended
	failed error         // why the screen gave up; to be read when out is closed
}

// task is an article on its way; done is closed when its result is there.
type task struct {
	Result
	done chan struct{}
}

// How many articles may wait between two stages. Between work and order it is what analysis may run ahead
// while a batch is being written.
const (
	readAhead  = 32
	screenMost = 256 // articles that Known is asked for at once
	workAhead  = 128
)

func start(ctx context.Context, opts Options) *pipeline {
	p := &pipeline{opts: opts, out: make(chan *Result), read: make(chan struct{})}
	p.ctx, p.cancel = context.WithCancel(ctx)
	items := make(chan *task, readAhead)
	work := make(chan *task)
	order := make(chan *task, workAhead)

	go p.reader(items)
	p.stages.Go(func() { p.screen(items, work, order) })
	for range opts.Workers {
		p.stages.Go(func() {
			for t := range work {
				p.analyse(t)
				close(t.done)
			}
		})
	}
	p.stages.Go(func() { p.order(order) })
	return p
}

// stop ends all stages and waits for them. The reader alone is left behind where it hangs in a read that
// cannot be interrupted, of a terminal or a pipe.
func (p *pipeline) stop() {
	p.cancel()
	p.stages.Wait()
	select {
	case <-p.read:
	case <-time.After(time.Second):
	}
}

// err is why the results ended early; nil at the end of the input.
func (p *pipeline) err() error {
	if p.failed != nil {
		return p.failed
	}
	return context.Cause(p.ctx)
}

// reader takes the articles off the sequence.
func (p *pipeline) reader(items chan<- *task) {
	defer close(p.read)
	defer close(items)
	for item, err := range p.opts.Articles {
		t := &task{Result: Result{Item: item, Err: err}, done: make(chan struct{})}
		select {
		case items <- t:
		case <-p.ctx.Done():
			return
		}
	}
}

// screen sorts out what need not be analysed, and gives each article its place in the order.
func (p *pipeline) screen(items <-chan *task, work, order chan<- *task) {
	defer close(order)
	defer close(work)
	ranks := map[string]string{}
	for {
		tasks := p.gather(items)
		if len(tasks) == 0 {
			return
		}
		known, err := p.known(tasks)
		if err != nil {
			p.failed = err
			return
		}
		for _, t := range tasks {
			ready := p.sift(t, ranks, known)
			select {
			case order <- t:
			case <-p.ctx.Done():
				return
			}
			if ready {
				close(t.done)
				continue
			}
			select {
			case work <- t:
			case <-p.ctx.Done():
				return
			}
		}
	}
}

// gather waits for an article and takes along those that are there already.
func (p *pipeline) gather(items <-chan *task) (tasks []*task) {
	select {
	case t, ok := <-items:
		if !ok {
			return nil
		}
		tasks = append(tasks, t)
	case <-p.ctx.Done():
		return nil
	}
	for len(tasks) < screenMost {
		select {
		case t, ok := <-items:
			if !ok {
				return tasks
			}
			tasks = append(tasks, t)
		default:
			return tasks
		}
	}
	return tasks
}

func (p *pipeline) known(tasks []*task) (map[string]graph.Version, error) {
	if p.opts.Known == nil {
		return nil, nil
	}
	var ids []string
	for _, t := range tasks {
		if t.Err == nil {
			ids = append(ids, t.Item.ID)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	known, err := p.opts.Known.Known(p.ctx, ids)
	if err != nil {
		return nil, &SinkError{"ask which articles are known", err}
	}
	return known, nil
}

// sift decides whether an article is finished before it is analysed. Of several versions of an article in
// one run the one with the highest rank remains, whichever comes first.
func (p *pipeline) sift(t *task, ranks map[string]string, known map[string]graph.Version) (ready bool) {
	if t.Err != nil {
		t.Outcome = Failed
		return true
	}
	rank := t.Item.Rank()
	if before, ok := ranks[t.Item.ID]; ok && before >= rank {
		t.Outcome = Duplicate
		return true
	}
	ranks[t.Item.ID] = rank
	if v, ok := known[t.Item.ID]; ok && v == (graph.Version{TextHash: t.Item.TextHash, Extractor: p.version(t.Item)}) {
		t.Outcome = Unchanged
		return true
	}
	return false
}

// order hands the results over in the order of the input.
func (p *pipeline) order(order <-chan *task) {
	defer close(p.out)
	for t := range order {
		select {
		case <-t.done:
		case <-p.ctx.Done():
			return
		}
		select {
		case p.out <- &t.Result:
		case <-p.ctx.Done():
			return
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

func (p *pipeline) fill(r *Result) (err error) {
	a := &r.Item.Article
	if a.Language == "" {
		a.Language = nlp.Parse(a.Text).Language
	}
	if a.Language != "" && a.Language != "en" && r.Item.Given == nil {
		r.Item.Notes = append(r.Item.Notes, "seems to be in "+a.Language+", and only English is understood: little will be found")
	}
	if r.Item.Given != nil {
		r.Graph, err = given(r.Item)
	} else {
		r.Graph = p.opts.Extractor.Extract(extract.Text{Body: a.Text, Title: a.Headline(), Source: a.Source, Published: a.Published})
	}
	if err != nil || p.opts.Resolver == nil {
		return err
	}
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
