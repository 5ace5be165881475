package ingest

import (
	"context"
	"fmt"
	"time"

	"newsgraph/graph"
)

// Run takes the articles into the graph. Articles that fail are in the report and no error. The error is a
// *SinkError when the graph failed, and nil when ctx ended: then the report says Interrupted. Either way
// the report tells what is in the graph.
//
// It writes while it analyses: one goroutine, this one, gathers what the pipeline hands over and writes it. A second
// writer would gain little, since batches touch the same nodes and wait for each other's locks, and would cost the order.
func Run(ctx context.Context, opts Options) (report Report, err error) {
	opts = opts.defaults()
	w := &writer{opts: opts, began: time.Now()}
	defer func() { report.Elapsed = time.Since(w.began) }()
	p := start(ctx, opts)
	defer p.stop()

	// The timer runs from the first article of a batch; where it fires on none, flush has nothing to do.
	late := time.NewTimer(opts.BatchDelay)
	defer late.Stop()
	for open := true; open; {
		select {
		case r, ok := <-p.out:
			if open = ok; !ok {
				break
			}
			if w.empty() {
				late.Reset(opts.BatchDelay)
			}
			if err := w.take(ctx, r); err != nil {
				return w.report, err
			}
		case <-late.C:
			if err := w.flush(ctx); err != nil {
				return w.report, err
			}
		}
	}
	// The input has ended, or the run was told to stop: what is in hand is written either way.
	if err := w.flush(ctx); err != nil {
		return w.report, err
	}
	// Who pressed Ctrl-C does not wait for the settling as well: what is unsettled is found by the next run.
	if ctx.Err() != nil {
		w.report.Interrupted = true
		return w.report, nil
	}
	// Before the settling: a graph that failed once fails there again, and the first failure says why.
	if err := p.err(); err != nil {
		return w.report, err
	}
	if err := w.settle(ctx); err != nil {
		return w.report, err
	}
	w.report.Interrupted = ctx.Err() != nil
	return w.report, nil
}

// writer gathers articles into batches and writes them.
type writer struct {
	opts   Options
	began  time.Time
	batch  graph.Batch
	held   map[string]bool // ids of the articles in the batch
	report Report
}

func (w *writer) empty() bool { return len(w.held) == 0 }

// take takes one result in.
//
// Only what is Done goes into the batch. The bound is checked after the article is in, so a batch exceeds BatchRows by up
// to one article, and an article of any size still makes one batch.
func (w *writer) take(ctx context.Context, r *Result) error {
	w.report.count(r)
	for _, note := range r.Item.Notes {
		w.opts.Log.Warn(note, "article", r.Item.Where)
	}
	if r.Outcome == Done {
		if w.held[r.Item.ID] { // a newer version of an article in hand: an article comes once in a batch
			if err := w.flush(ctx); err != nil {
				return err
			}
		}
		if w.held == nil {
			w.held = map[string]bool{}
		}
		w.held[r.Item.ID] = true
		w.batch.Add(r.Batch)
		if w.batch.Rows() >= w.opts.BatchRows || len(w.held) >= w.opts.BatchArticles {
			if err := w.flush(ctx); err != nil {
				return err
			}
		}
	}
	w.tell()
	return nil
}

// lastWrite is how long the batch in hand may take after the run was told to stop.
const lastWrite = 30 * time.Second

// slowWrite is how long a write takes before the log says so. The first one of a server that has just been
// started takes some seconds.
const slowWrite = 10 * time.Second

// flush writes the batch in hand.
func (w *writer) flush(ctx context.Context) error {
	if w.empty() {
		return nil
	}
	now := w.opts.Now().UTC()
	// The time is set here and not in analysis, so that a batch is a function of its articles up to this point.
	for i, n := range w.batch.Nodes {
		if n.Label == graph.Article {
			w.batch.Nodes[i].Props["ingestedAt"] = now
		}
	}
	ctx, cancel := outlive(ctx, lastWrite)
	defer cancel()
	// A database that went away is tried again for a while; who watches should know why nothing moves.
	slow := time.AfterFunc(slowWrite, func() {
		w.opts.Log.Info(fmt.Sprintf("the database has not taken a batch for %s; still trying", slowWrite))
	})
	defer slow.Stop()
	change, err := w.opts.Sink.Write(ctx, w.batch)
	w.report.Elapsed = time.Since(w.began)
	if err != nil {
		if ctx.Err() != nil {
			err = fmt.Errorf("gave up %s after the run was told to stop: %w", lastWrite, err)
		}
		return &SinkError{"write a batch of articles", err}
	}
	w.report.Change.Add(change)
	w.report.Written += len(w.held)
	w.report.Batches++
	w.batch, w.held = graph.Batch{}, nil
	w.tell()
	return nil
}

func (w *writer) tell() {
	if w.opts.Progress != nil {
		w.report.Elapsed = time.Since(w.began)
		w.opts.Progress(w.report)
	}
}

// outlive is a context that a write in progress can finish in: a transaction that is thrown away half-way
// would only be done again by the next run.
//
// It is a context that goes on for some time after its parent has ended.
func outlive(parent context.Context, grace time.Duration) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(parent))
	// A child of parent would end with it, and a timeout from the start would cut off writes of a run that nobody stopped.
	stop := context.AfterFunc(parent, func() { time.AfterFunc(grace, cancel) })
	return ctx, func() { stop(); cancel() }
}
