package ingest

import (
	"context"
	"sync"
	"time"
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

// How many articles may wait in one place. An article can have some megabytes, so these are small; workAhead
// is what keeps the workers busy while a batch is being written.
const (
	readAhead  = 32
	screenMost = 256 // articles that Known is asked for at once: one round trip for all
	holdMost   = 256 // articles that the screen holds back
	workAhead  = 128
)

// start sets the stages going. Whoever calls it calls stop.
func start(ctx context.Context, opts Options) *pipeline {
	p := &pipeline{opts: opts, out: make(chan *Result), read: make(chan struct{})}
	p.ctx, p.cancel = context.WithCancel(ctx)
	items := make(chan *task, readAhead)
	work := make(chan *task)
	// Its capacity is what bounds the articles that are analysed and not yet taken: screen.send gives a place in it before it
	// gives work.
	order := make(chan *task, workAhead)

	go p.reader(items)
	p.stages.Go(func() { (&screen{pipeline: p, work: work, order: order}).run(items) })
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
// It waits for a second and no longer: most sequences end at once when their consumer does, and a program that is told to
// stop must not hang on one that does not.
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
