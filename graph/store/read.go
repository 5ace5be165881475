package store

import (
	"context"
	"errors"
	"iter"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// Reading the graph from end to end, and what a run must know before it begins. Rows come in the order of an
// index, so that a dump of a million edges needs the memory of one row on either side.

// Known tells which of the articles the graph holds, and in which version, so that a run skips what is done. An
// article that the graph does not hold has no entry; one without a revision or an extractor has an empty
// Version, and counts as there but as made by nobody.
func (s *Store) Known(ctx context.Context, articles []string) (map[string]graph.Version, error) {
	known := map[string]graph.Version{}
	if err := s.indexes(ctx); err != nil {
		return nil, err
	}
	for ids := range slices.Chunk(ourArticles(articles), rowsAtOnce) {
		records, err := s.query(ctx, statement("known"), map[string]any{"ids": ids})
		if err != nil {
			return nil, s.wrap(ctx, "look up articles", err)
		}
		for _, r := range records {
			m := r.AsMap()
			known[m["id"].(string)] = graph.Version{Revision: m["revision"].(string), Extractor: m["extractor"].(string)}
		}
	}
	return known, nil
}

// Counts are the sizes of the graph.
type Counts struct {
	Nodes map[graph.Label]int
	Edges map[graph.Type]int
}

// Counts counts our nodes and edges: every label and type has an entry. They are several statements, each a
// transaction of its own, so beside a writer they may tell of different moments. Nodes are those of the graph
// as it is settled, not ids.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	c := Counts{map[graph.Label]int{}, map[graph.Type]int{}}
	one := func(cypher string, params map[string]any) (int, error) {
		records, err := s.query(ctx, cypher, params)
		if err != nil {
			return 0, s.wrap(ctx, "count", err)
		}
		return integer(records[0].Values[0]), nil
	}
	if err := s.indexes(ctx); err != nil {
		return c, err
	}
	for _, l := range graph.Labels {
		c.Nodes[l] = 0
		for _, prefix := range l.Prefixes() {
			n, err := one(forLabel("count_nodes", l), map[string]any{"prefix": prefix})
			if err != nil {
				return c, err
			}
			c.Nodes[l] += n
		}
	}
	for _, t := range graph.Types {
		n, err := one(forType("count_edges", t), nil)
		if err != nil {
			return c, err
		}
		c.Edges[t] = n
	}
	return c, nil
}

// Nodes yields the nodes of a label by id, with static and folded properties, as the server sends them.
// It is the half of graph.Reader, with Edges, that graph.Dump reads.
//
// The prefixes of a label are read one after the other, in the order in which Prefixes gives them, which is
// that of ids. The sequence can be given up at any row.
func (s *Store) Nodes(ctx context.Context, label graph.Label) iter.Seq2[graph.Node, error] {
	return func(yield func(graph.Node, error) bool) {
		if err := s.indexes(ctx); err != nil {
			yield(graph.Node{}, err)
			return
		}
		for _, prefix := range label.Prefixes() {
			for r, err := range s.stream(ctx, forLabel("read_nodes", label), map[string]any{"prefix": prefix}) {
				if err != nil {
					yield(graph.Node{}, s.wrap(ctx, "read nodes", err))
					return
				}
				m := r.AsMap()
				n := graph.Node{Ref: graph.Ref{Label: label, ID: m["id"].(string)}, Props: propsFromServer(m["props"].(map[string]any))}
				// The id is in the Ref; graph.Mem has it there only.
				delete(n.Props, "id")
				if !yield(n, nil) {
					return
				}
			}
		}
	}
}

// Edges yields the edges of a type by key, as the server sends them. Where an edge runs to another node than
// its article named, FromWas and ToWas say so.
func (s *Store) Edges(ctx context.Context, t graph.Type) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		if err := s.indexes(ctx); err != nil {
			yield(graph.Edge{}, err)
			return
		}
		for r, err := range s.stream(ctx, forType("read_edges", t), nil) {
			if err != nil {
				yield(graph.Edge{}, s.wrap(ctx, "read edges", err))
				return
			}
			_, e := edgeFromServer(t, r)
			if !yield(e, nil) {
				return
			}
		}
	}
}

// indexes makes sure of the indexes that the graph is read off, in order. A user who may only read cannot
// create them; but where there is a graph, there they are. An ErrAuth that has another reason than the rights
// on the schema comes up again with the statement that follows.
func (s *Store) indexes(ctx context.Context) error {
	if err := s.EnsureSchema(ctx); err != nil && !errors.Is(err, ErrAuth) {
		return err
	}
	return nil
}

// stream reads the rows of a statement as they come. Nothing is tried again once rows have been handed
// out, so it takes no managed transaction. Its error is the driver's.
func (s *Store) stream(ctx context.Context, cypher string, params map[string]any) iter.Seq2[*neo4j.Record, error] {
	return func(yield func(*neo4j.Record, error) bool) {
		session := s.session(ctx, neo4j.AccessModeRead)
		defer session.Close(context.WithoutCancel(ctx))
		result, err := session.Run(ctx, cypher, params)
		if err != nil {
			yield(nil, err)
			return
		}
		for result.Next(ctx) {
			if !yield(result.Record(), nil) {
				return
			}
		}
		if err := result.Err(); err != nil {
			yield(nil, err)
		}
	}
}
