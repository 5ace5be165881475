package graph

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"sync"

	"newsgraph/graph/story"
)

// A graph as the rules have it. Where package store goes by differences, locks and joins, this file does what
// is said, from all edges, each time anew: it is what the conformance suite of package storetest compares with.

// Mem is a graph in memory: the merge rules as they are meant, without regard to speed. It serves a dry
// run, and it is what a graph in Neo4j must agree with. The zero value is an empty graph. It is safe for
// concurrent use.
//
// It lies there as the articles gave it. What settling decided is applied when it is read, so that nothing
// has to be undone; only what a graph reports as changed shows that elsewhere nodes are put together.
type Mem struct {
	mu      sync.RWMutex
	nodes   map[string]Node            // by id; static properties only
	edges   map[string]Edge            // by key
	at      map[string]map[string]bool // by node or article id: the keys of its edges
	records map[string]*memRecord      // by id
	stand   map[string]map[string]bool // by id of a node that is there: the ids that stand in it
	stories map[string]story.Place     // by article: what it is a copy of
}

// memRecord is what settling made of an id. Its evidence is read off the edges.
type memRecord struct {
	Settled
	own, unsettled bool
	static         Props // of the last article that gave it, for the node while it stands for others
}

// Write replaces the articles of the batch by what it holds. On an error, which is an *Invalid, the graph
// is as it was.
func (m *Mem) Write(_ context.Context, b Batch) (Change, error) {
	b, err := b.Canonical()
	if err != nil {
		return NewChange(), err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.apply(b, b.Articles())
	m.tellStories(&c)
	return c, nil
}

// Remove takes away articles and all that only they gave. An id that the graph does not hold is no error.
// Records of ids that nothing gives any more stay, unsettled, until the next settling.
func (m *Mem) Remove(_ context.Context, articles []string) (Change, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.apply(Batch{}, articles)
	for _, id := range articles {
		if n, ok := m.nodes[id]; ok && n.Label == Article {
			delete(m.nodes, id)
			m.leave(n.Ref, n.Ref, c)
		}
	}
	m.tellStories(&c)
	return c, nil
}

// apply takes away the edges of the articles that the batch does not give again, adds the batch, and
// removes the nodes that nothing holds any more.
func (m *Mem) apply(b Batch, articles []string) Change {
	if m.nodes == nil {
		m.nodes, m.edges, m.at = map[string]Node{}, map[string]Edge{}, map[string]map[string]bool{}
		m.records, m.stand = map[string]*memRecord{}, map[string]map[string]bool{}
	}
	c := NewChange()
	given := make(map[string]bool, len(b.Edges))
	for _, e := range b.Edges {
		given[e.Key()] = true
	}
	var loose []Ref
	for _, id := range articles {
		for key := range maps.Clone(m.at[id]) {
			if e := m.edges[key]; e.Article == id && !given[key] {
				m.cut(key)
				c.EdgesRemoved[e.Type]++
				loose = append(loose, e.From, e.To)
			}
		}
	}
	for _, n := range b.Nodes {
		old, ok := m.nodes[n.ID]
		m.touch(n)
		if !ok {
			m.enter(n.Ref, m.standsIn(n.Ref), c)
		}
		if n.Label != Article {
			// An article's properties are those of its last text; a static property stays.
			props := maps.Clone(old.Props)
			if props == nil {
				props = Props{}
			}
			maps.Copy(props, n.Props)
			n.Props = props
		}
		m.nodes[n.ID] = n
		if r := m.records[n.ID]; r != nil {
			r.static = n.Props
		}
	}
	for _, e := range b.Edges {
		key := e.Key()
		if _, ok := m.edges[key]; !ok {
			c.EdgesAdded[e.Type]++
		}
		m.edges[key] = e
		for _, id := range []string{e.From.ID, e.To.ID, e.Article} {
			if id == "" {
				continue // a gazetteer edge
			}
			if m.at[id] == nil {
				m.at[id] = map[string]bool{}
			}
			m.at[id][key] = true
		}
	}
	for _, ref := range loose {
		m.touch(Node{Ref: ref})
	}
	m.collect(loose, c)
	return c
}

// collect removes those of the nodes that nothing holds, and goes on with the places they lay in.
// An id that is looked at twice is no harm: the second time it is gone, or it is looked at anew because
// something below it went.
func (m *Mem) collect(loose []Ref, c Change) {
	for len(loose) > 0 {
		ref := loose[0]
		loose = loose[1:]
		if _, ok := m.nodes[ref.ID]; !ok || ref.Label == Article || m.held(ref) {
			continue
		}
		for key := range maps.Clone(m.at[ref.ID]) {
			loose = append(loose, m.edges[key].To)
			m.cut(key)
			c.EdgesRemoved[LocatedIn]++
		}
		delete(m.nodes, ref.ID)
		m.leave(ref, m.standsIn(ref), c)
	}
}

// held tells whether an article's edge touches the node, or a gazetteer edge ends in it.
func (m *Mem) held(ref Ref) bool {
	for key := range m.at[ref.ID] {
		if e := m.edges[key]; e.Article != "" || e.To == ref {
			return true
		}
	}
	return false
}

// cut takes an edge out of the graph and of the index by its ends.
func (m *Mem) cut(key string) {
	e := m.edges[key]
	for _, id := range []string{e.From.ID, e.To.ID, e.Article} {
		delete(m.at[id], key)
	}
	delete(m.edges, key)
}

// Known tells which of the articles the graph holds, and in which version.
func (m *Mem) Known(_ context.Context, articles []string) (map[string]Version, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	known := map[string]Version{}
	for _, id := range articles {
		if n, ok := m.nodes[id]; ok && n.Label == Article {
			known[id] = VersionOf(n)
		}
	}
	return known, nil
}

// Nodes yields the nodes of a label by id, with static and folded properties. They are copied under the lock
// before the first is yielded, so that the loop may write to the graph.
func (m *Mem) Nodes(ctx context.Context, label Label) iter.Seq2[Node, error] {
	return func(yield func(Node, error) bool) {
		m.mu.RLock()
		var nodes []Node
		for id, members := range m.stand {
			if ref, _ := RefOf(id); ref.Label == label {
				nodes = append(nodes, m.node(ref, slices.Sorted(maps.Keys(members))))
			}
		}
		m.mu.RUnlock()
		slices.SortFunc(nodes, compareNodes)
		yieldAll(ctx, nodes, yield)
	}
}

// Edges yields the edges of a type by key.
func (m *Mem) Edges(ctx context.Context, t Type) iter.Seq2[Edge, error] {
	return func(yield func(Edge, error) bool) {
		m.mu.RLock()
		var edges []Edge
		for _, e := range m.edges {
			if e.Type == t {
				e.Props = maps.Clone(e.Props)
				edges = append(edges, m.placed(e))
			}
		}
		m.mu.RUnlock()
		slices.SortFunc(edges, func(a, b Edge) int { return cmp.Compare(a.Key(), b.Key()) })
		yieldAll(ctx, edges, yield)
	}
}

// fold folds a node from all of the edges of its members.
func (m *Mem) fold(members []string) Fold {
	var f Fold
	for _, id := range members {
		for key := range m.at[id] {
			e := m.edges[key]
			published := m.nodes[e.Article].Props.Time("published")
			switch {
			case e.Type == Mentions && e.To.ID == id:
				f = f.Join(FoldMention(e.Props, published))
			case e.Type == AffiliatedWith && e.From.ID == id:
				f = f.Join(FoldTitle(e.Props, published))
			}
		}
	}
	f.Sources = m.speakers(members)
	return f
}

// yieldAll hands rows out until the context ends, whose error is then the last thing yielded.
func yieldAll[T any](ctx context.Context, rows []T, yield func(T, error) bool) {
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			yield(*new(T), err)
			return
		}
		if !yield(row, nil) {
			return
		}
	}
}
