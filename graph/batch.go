package graph

import (
	"cmp"
	"maps"
	"slices"
)

// What goes into a graph at once. A batch is made by package resolve, one for an article, and may be put
// together from several. Whoever writes one checks it first, with Canonical; so a Mem and a database refuse the
// same batches, for the same reasons, before anything is touched.

// Batch is what one or more articles contribute, written whole or not at all.
//
// An Article node in a batch replaces whatever that article contributed before: a graph's Write first
// removes the edges with its id, then adds the batch, so that writing the same article twice, or a
// corrected text under the same address, leaves the graph as if only the last had been written.
//
// A batch stands on its own: it holds the node at either end of each of its edges, the article of each
// edge, and no entity that nothing in it holds. Canonical checks all that. One article that breaks a rule
// fails the batch that it is in; write the others of that batch without it.
type Batch struct {
	Nodes []Node
	Edges []Edge
}

// Add appends another batch, of other articles: an article comes at most once in a batch. Add shares the nodes
// and edges of the other; only Canonical copies their properties.
func (b *Batch) Add(o Batch) {
	b.Nodes = append(b.Nodes, o.Nodes...)
	b.Edges = append(b.Edges, o.Edges...)
}

// Rows is the size of the batch: nodes and edges together.
func (b *Batch) Rows() int { return len(b.Nodes) + len(b.Edges) }

// Articles lists the ids of the articles in the batch, in their order.
func (b *Batch) Articles() []string {
	var ids []string
	for _, n := range b.Nodes {
		if n.Label == Article {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// Canonical gives the batch in its one canonical form, or an error that names the node or edge that
// breaks a rule. Values are in stored form; the nodes are one for each id, with the static properties of
// all that share it (the last of two different ones wins), and lie by label and id; the edges are one for
// each key (the last wins), and lie by type, end and start, so that edges into the same node lie together
// and every writer takes them up in the same order.
//
// The batch itself is left as it is. It takes O(n log n) for n rows.
func (b Batch) Canonical() (Batch, error) {
	nodes := make(map[string]Node, len(b.Nodes))
	for _, n := range b.Nodes {
		n, err := canonicalNode(n)
		if err != nil {
			return Batch{}, err
		}
		if old, ok := nodes[n.ID]; ok {
			if n.Label == Article {
				return Batch{}, &Invalid{What: "article " + n.ID, Why: "twice in one batch"}
			}
			// old.Props is the copy that canonicalNode made. Own stays that of the first.
			maps.Copy(old.Props, n.Props)
			continue
		}
		nodes[n.ID] = n
	}
	edges := make(map[string]Edge, len(b.Edges))
	// What holds a node is as in the package's second rule; a gazetteer edge does not hold where it begins, or
	// a place would be held by what it lies in.
	held := make(map[string]bool, len(nodes))
	for _, e := range b.Edges {
		e, err := canonicalEdge(e, nodes)
		if err != nil {
			return Batch{}, err
		}
		edges[e.Key()] = e
		held[e.To.ID] = true
		if e.Article != "" {
			held[e.From.ID] = true
		}
	}
	out := Batch{
		Nodes: slices.SortedFunc(maps.Values(nodes), compareNodes),
		Edges: slices.SortedFunc(maps.Values(edges), compareEdges),
	}
	for _, n := range out.Nodes {
		if n.Label != Article && !held[n.ID] {
			return Batch{}, &Invalid{What: "node " + n.ID, Why: "no edge of the batch holds it: an article's edge at either end, or a gazetteer edge that ends in it"}
		}
	}
	return out, nil
}

func compareNodes(a, b Node) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Labels[:], a.Label), slices.Index(Labels[:], b.Label)),
		cmp.Compare(a.ID, b.ID),
	)
}

func compareEdges(a, b Edge) int {
	return cmp.Or(
		cmp.Compare(slices.Index(Types[:], a.Type), slices.Index(Types[:], b.Type)),
		cmp.Compare(a.To.ID, b.To.ID),
		cmp.Compare(a.From.ID, b.From.ID),
		cmp.Compare(a.Article, b.Article),
		cmp.Compare(a.Start, b.Start),
	)
}

// Change counts what a write did: rows created and removed, by label and by type. Rows that were there
// already count nowhere, and a label or type of which nothing changed has no entry.
type Change struct {
	NodesAdded, NodesRemoved map[Label]int
	EdgesAdded, EdgesRemoved map[Type]int
	// Copies is how many more articles of the graph are copies of another one than before; it may be below 0.
	Copies int
}

// NewChange is a change of nothing, ready to count in.
func NewChange() Change {
	return Change{map[Label]int{}, map[Label]int{}, map[Type]int{}, map[Type]int{}, 0}
}

// Add counts another change in.
func (c *Change) Add(o Change) {
	if c.NodesAdded == nil {
		*c = NewChange()
	}
	for l, n := range o.NodesAdded {
		c.NodesAdded[l] += n
	}
	for l, n := range o.NodesRemoved {
		c.NodesRemoved[l] += n
	}
	for t, n := range o.EdgesAdded {
		c.EdgesAdded[t] += n
	}
	for t, n := range o.EdgesRemoved {
		c.EdgesRemoved[t] += n
	}
	c.Copies += o.Copies
}

// Rows is the number of rows created and removed.
func (c Change) Rows() (added, removed int) {
	return sum(c.NodesAdded) + sum(c.EdgesAdded), sum(c.NodesRemoved) + sum(c.EdgesRemoved)
}

// Empty tells whether the write changed nothing. Properties that changed on rows that were there do not count,
// nor do copies.
func (c Change) Empty() bool {
	added, removed := c.Rows()
	return added == 0 && removed == 0
}

func sum[K comparable](counts map[K]int) (total int) {
	for _, n := range counts {
		total += n
	}
	return total
}
