package ingest

import (
	"slices"
	"time"

	"newsgraph/graph"
)

// screen sorts out what need not be analysed, and gives each article its place in the order.
//
// Several versions of one article may come in one run: a corrected page, a text that two papers carry. The
// one with the highest rank remains, whichever comes first. In a run over input that the graph holds already,
// that one is the graph's, and nothing may be done: so a version that differs from the graph's is held back
// for a while, as the graph's own may follow. Without that, every run would write the lower version and then
// the higher one again.
type screen struct {
	*pipeline
	work, order chan<- *task

	// ranks and sent are all that grows with the length of the run: an id and a short string an article, never its text.
	ranks map[string]string // by article id: the highest met so far
	sent  map[string]bool   // ids that this run writes: what Known said of them before is out of date
	held  []*task           // at most one of an id, which has the highest rank of that id
}

// run screens all articles and closes the channels behind it.
func (s *screen) run(items <-chan *task) {
	defer close(s.order)
	defer close(s.work)
	s.ranks, s.sent = map[string]string{}, map[string]bool{}
	for {
		tasks, more := s.gather(items)
		known, err := s.known(tasks)
		if err != nil {
			s.failed = err
			return
		}
		for _, t := range tasks {
			if !s.take(t, known) {
				return
			}
		}
		// What is held back goes on at the end of the input, when nothing has come for a while, and when it is too much.
		if (!more || len(tasks) == 0 || len(s.held) >= holdMost) && !s.release() || !more {
			return
		}
	}
}

// gather waits for an article and takes along those that are there already. It never waits for a second
// one: whoever pipes in one article a minute wants to see each of them in the graph. For the same reason it
// returns none after a while when articles are held back. At the end more is false.
func (s *screen) gather(items <-chan *task) (tasks []*task, more bool) {
	var late <-chan time.Time
	if len(s.held) > 0 {
		late = time.After(s.opts.BatchDelay)
	}
	select {
	case t, ok := <-items:
		if !ok {
			return nil, false
		}
		tasks = append(tasks, t)
	case <-late:
		return nil, true
	case <-s.ctx.Done():
		return nil, false
	}
	for len(tasks) < screenMost {
		select {
		case t, ok := <-items:
			if !ok {
				return tasks, false
			}
			tasks = append(tasks, t)
		default:
			return tasks, true
		}
	}
	return tasks, true
}

// known asks what the graph holds of these articles, by id.
func (s *screen) known(tasks []*task) (map[string]graph.Version, error) {
	if s.opts.Known == nil {
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
	known, err := s.opts.Known.Known(s.ctx, ids)
	if err != nil {
		return nil, &SinkError{"ask which articles are known", err}
	}
	return known, nil
}

// take decides what becomes of an article. It is false when the run has ended.
func (s *screen) take(t *task, known map[string]graph.Version) bool {
	if t.Err == nil && t.Item.Given != nil {
		// A graph that cannot be used must not win against a version of its article that can.
		t.Graph, t.Err = given(t.Item)
	}
	if t.Err != nil {
		return s.finish(t, Failed)
	}
	id, version := t.Item.ID, s.version(t.Item)
	rank := t.Item.Rank() + " " + version
	if before, ok := s.ranks[id]; ok && before >= rank {
		return s.finish(t, Duplicate)
	}
	s.ranks[id] = rank
	// The version that was held back ranks lower, or this one would have been a duplicate of it.
	if i := slices.IndexFunc(s.held, func(h *task) bool { return h.Item.ID == id }); i >= 0 {
		lower := s.held[i]
		s.held = slices.Delete(s.held, i, i+1)
		if !s.finish(lower, Duplicate) {
			return false
		}
	}
	// What this run has sent is newer than any answer of Known, so such an article is written again without a look at it.
	v, ok := known[id]
	switch {
	case !ok || s.sent[id]:
		return s.send(t)
	case v == graph.Version{Revision: t.Item.Revision(), Extractor: version}:
		return s.finish(t, Unchanged)
	}
	s.held = append(s.held, t)
	return true
}

// release sends on what is held back.
func (s *screen) release() bool {
	for _, t := range s.held {
		if !s.send(t) {
			return false
		}
	}
	s.held = nil
	return true
}

// send has an article analysed.
// The place in the order comes first: it is what blocks when the writer is slow, before there is more to analyse.
func (s *screen) send(t *task) bool {
	s.sent[t.Item.ID] = true
	if !s.place(t) {
		return false
	}
	select {
	case s.work <- t:
		return true
	case <-s.ctx.Done():
		return false
	}
}

// finish is for an article that needs no analysis.
func (s *screen) finish(t *task, o Outcome) bool {
	// The graph of an article that came with one was read to be checked; it is let go here, as nothing will use it.
	t.Outcome, t.Graph = o, nil
	close(t.done)
	return s.place(t)
}

// place gives an article its place in the order of the results.
func (s *screen) place(t *task) bool {
	select {
	case s.order <- t:
		return true
	case <-s.ctx.Done():
		return false
	}
}
