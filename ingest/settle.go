package ingest

import (
	"context"
	"errors"
	"time"

	"newsgraph/ingest/resolve"
)

// settle settles the graph, where it is one that can be.
//
// A Sink need not have records (see resolve.Ledgered): a test's may only count. It runs also where nothing was written,
// for an earlier run may have ended before it came to this, and judgements may have changed since.
func (w *writer) settle(ctx context.Context) error {
	g, ok := w.opts.Sink.(resolve.Ledgered)
	if !ok {
		return nil
	}
	slow := time.AfterFunc(slowWrite, func() { w.opts.Log.Info("settling which names are one person, organization or event") })
	defer slow.Stop()
	change, n, err := resolve.SettleGraph(ctx, g, w.opts.Judgements)
	w.report.Change.Add(change)
	w.report.Settled = n
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return nil // the run was told to stop; the next one settles
	}
	if err != nil {
		w.report.Elapsed = time.Since(w.began)
		return &SinkError{"settle the graph", err}
	}
	return nil
}
