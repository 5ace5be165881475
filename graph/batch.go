package graph

// Batch is what one or more articles contribute, written whole or not at all.
//
// An Article node in a batch replaces whatever that article contributed before: a graph's Write first
// removes the edges with its id, then adds the batch, so that writing the same article twice, or a
// corrected text under the same address, leaves the graph as if only the last had been written.
type Batch struct {
	Nodes []Node
	Edges []Edge
}

// Add appends another batch.
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

// Change counts what a write did: rows created and removed, by label and by type. Rows that were there
// already count nowhere.
type Change struct {
	NodesAdded, NodesRemoved map[Label]int
	EdgesAdded, EdgesRemoved map[Type]int
}
