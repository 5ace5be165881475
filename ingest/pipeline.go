package ingest

import (
	"context"
	"sync"
	"time"

	"newsgraph/graph"
)

// pipeline is the running stages:
//
//	reader → items → screen → work  → analyse (several at once)
//	                        ↘ order → order → out
//
// The screen puts each article into two channels: work, from which whichever worker is free takes it, and
// order, which holds the articles in the order of the input. The last stage takes them from there and waits
// for each to be done. So the results come in order, and since every channel is bounded, no stage runs far
// ahead of the next: a slow database slows the reading down instead of filling the memory.
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

// How many articles may wait between two stages. An article can have some megabytes, so these are small;
// workAhead is what keeps the workers busy while a batch is being written.
const (
	readAhead  = 32
	screenMost = 256 // articles that Known is asked for at once: one round trip for all
	workAhead  = 128
)

// start sets the stages going. Whoever calls it calls stop.
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

// reader takes the articles off the sequence. It is a goroutine of its own, because a read may block for
// as long as it likes, and the stages behind it must still see the end of ctx.
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

// gather waits for an article and takes along those that are there already. It never waits for a second
// one: whoever pipes in one article a minute wants to see each of them in the graph.
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

// known asks what the graph holds of these articles, by id.
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
// one run the one with the highest rank remains, whichever comes first: a lower one that comes first is
// written and then replaced, one that comes later is left out.
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
