package graph

import (
	"context"
	"maps"
	"slices"
)

// Settling in memory. Nothing is moved: each record says which node its id stands in, and the nodes are put
// together when they are read. A ledger is made for each settling, and its evidence from all edges.

// Settle gives f the records of the graph, and tells what f changed. It holds the lock throughout, so f must
// not read or write the graph but by the Ledger. What f had settled before an error stays settled: f settles at
// its end, once.
func (m *Mem) Settle(_ context.Context, f func(Ledger) error) (Change, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l := newMemLedger(m)
	if err := f(l); err != nil {
		return NewChange(), err
	}
	return l.change, nil
}

// standsIn is the node that an id stands in.
func (m *Mem) standsIn(ref Ref) Ref {
	if r := m.records[ref.ID]; r != nil {
		ref.ID = r.Node
	}
	return ref
}

// enter and leave say that an id begins or ceases to stand in a node, and count the node that comes or goes.
func (m *Mem) enter(id, node Ref, c Change) {
	if m.stand[node.ID] == nil {
		m.stand[node.ID] = map[string]bool{}
		c.NodesAdded[node.Label]++
	}
	m.stand[node.ID][id.ID] = true
}

func (m *Mem) leave(id, node Ref, c Change) {
	delete(m.stand[node.ID], id.ID)
	if len(m.stand[node.ID]) == 0 {
		delete(m.stand, node.ID)
		c.NodesRemoved[node.Label]++
	}
}

// node is a node as it is read.
func (m *Mem) node(ref Ref, members []string) Node {
	props := maps.Clone(m.static(ref.ID))
	if props == nil {
		props = Props{}
	}
	if ref.Label == Article {
		maps.Copy(props, StoryProps(ref.ID, m.stories[ref.ID]))
	}
	maps.Copy(props, m.fold(members).Props(ref))
	if former := slices.DeleteFunc(slices.Clone(members), func(id string) bool { return id == ref.ID }); len(former) > 0 {
		props["formerIds"] = former
	}
	return Node{Ref: ref, Props: props}
}

// static are the static properties of a node.
func (m *Mem) static(id string) Props {
	if n, ok := m.nodes[id]; ok {
		return n.Props
	}
	if r := m.records[id]; r != nil {
		return r.static // the id that gave its name to the node is gone, and the others are not yet settled
	}
	return nil
}

// placed is an edge between the nodes that its ends stand in.
func (m *Mem) placed(e Edge) Edge {
	from, to := m.standsIn(e.From), m.standsIn(e.To)
	if from != e.From {
		e.FromWas, e.From = e.From.ID, from
	}
	if to != e.To {
		e.ToWas, e.To = e.To.ID, to
	}
	return e
}

// touch makes the record of an id one to be settled.
func (m *Mem) touch(n Node) {
	if !n.Label.Settles() {
		return
	}
	r := m.records[n.ID]
	if r == nil {
		r = &memRecord{Settled: Settled{Ref: n.Ref, Node: n.ID}}
		m.records[n.ID] = r
	}
	r.own, r.unsettled = r.own || n.Own, true
}

// memLedger is a Mem while it is settled. Its indexes are made when they are first asked for.
type memLedger struct {
	m        *Mem
	change   Change
	evidence map[string]map[string]Said
	keys     map[string][]string // by blocking key: ids
	nodes    map[string][]string // by node: ids
}

func newMemLedger(m *Mem) *memLedger {
	l := &memLedger{m: m, change: NewChange(), keys: map[string][]string{}, nodes: map[string][]string{}}
	l.evidence = Evidence(Batch{slices.Collect(maps.Values(m.nodes)), slices.Collect(maps.Values(m.edges))})
	for _, id := range slices.Sorted(maps.Keys(m.records)) {
		r := m.records[id]
		for _, key := range r.Keys {
			l.keys[key] = append(l.keys[key], id)
		}
		l.nodes[r.Node] = append(l.nodes[r.Node], id)
	}
	return l
}

// some are the records of ids for which a test holds, by id.
func (l *memLedger) some(ids []string, ok func(*memRecord) bool) (out []Record) {
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		if r := l.m.records[id]; r != nil && ok(r) {
			said := l.evidence[id]
			out = append(out, Record{
				Ref: r.Ref, Node: r.Node, Own: r.own, Articles: len(said), Said: Sample(said),
				Keys: r.Keys, Doubts: r.Doubts, Judged: r.Judged,
			})
		}
	}
	return out
}

func (l *memLedger) all(ok func(*memRecord) bool) []Record {
	return l.some(slices.Collect(maps.Keys(l.m.records)), ok)
}

func (l *memLedger) Unsettled(most int) ([]Record, error) {
	all := l.all(func(r *memRecord) bool { return r.unsettled })
	return all[:min(most, len(all))], nil
}

func (l *memLedger) Judged() ([]Record, error) {
	return l.all(func(r *memRecord) bool { return len(r.Judged) > 0 }), nil
}

func (l *memLedger) Records(ids []string) ([]Record, error) {
	return l.some(ids, func(*memRecord) bool { return true }), nil
}

func (l *memLedger) Standing(nodes []string) ([]Record, error) {
	var ids []string
	for _, n := range nodes {
		ids = append(ids, l.nodes[n]...)
	}
	return l.some(ids, func(r *memRecord) bool {
		return !r.own || r.Label == Event || len(r.Judged) > 0
	}), nil
}

func (l *memLedger) Sizes(keys []string) (map[string]int, error) {
	sizes := map[string]int{}
	for _, key := range keys {
		if n := len(l.keys[key]); n > 0 {
			sizes[key] = n
		}
	}
	return sizes, nil
}

func (l *memLedger) Members(keys []string) (map[string][]string, error) {
	members := map[string][]string{}
	for _, key := range keys {
		if ids := l.keys[key]; len(ids) > 0 {
			members[key] = ids
		}
	}
	return members, nil
}

func (l *memLedger) Settle(all []Settled) (Change, error) {
	c, there := NewChange(), map[string]bool{}
	for _, s := range all {
		r := l.m.records[s.ID]
		if r == nil {
			continue
		}
		_, held := l.m.nodes[s.ID]
		from, to := l.m.standsIn(s.Ref), Ref{s.Label, s.Node}
		r.Settled, r.unsettled = s, false
		if !held {
			delete(l.m.records, s.ID)
			continue
		}
		for _, n := range []Ref{from, to} {
			if _, ok := there[n.ID]; !ok {
				there[n.ID] = l.m.stand[n.ID] != nil
			}
		}
		l.m.leave(s.Ref, from, c)
		l.m.enter(s.Ref, to, c)
	}
	// One that stood in a node between two others' leaving and entering it has neither come nor gone.
	l.change = NewChange()
	for id, was := range there {
		ref, _ := RefOf(id)
		switch is := l.m.stand[id] != nil; {
		case is && !was:
			l.change.NodesAdded[ref.Label]++
		case was && !is:
			l.change.NodesRemoved[ref.Label]++
		}
	}
	return l.change, nil
}
