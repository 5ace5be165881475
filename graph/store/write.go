package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// A write, step by step. What it reads on its way (which articles were there, what they gave, where ids stand,
// what nodes hold) it reads under locks that it has just taken, so that between the look and the deed no other
// writer comes. The order of the steps is fixed by that, and by what each needs of those before it: see run.

// Write replaces the articles of the batch by what it holds, in one transaction. An *Error with
// ErrUnavailable may mean that the answer to a commit was lost: write the batch again, it does no harm. A
// batch that breaks a rule of the model is a *graph.Invalid, and nothing of it is written.
//
// The change counts what the last try of the transaction did. A batch that was committed although its answer
// was lost counts as nothing when it is written again.
func (s *Store) Write(ctx context.Context, b graph.Batch) (graph.Change, error) {
	b, err := b.Canonical()
	if err != nil {
		return graph.NewChange(), err
	}
	if b.Rows() == 0 {
		return graph.NewChange(), nil
	}
	return s.transact(ctx, "write batch", b, nil)
}

// removeAtOnce bounds the transactions of Remove, in articles. A write is bounded by its caller, who makes the
// batch; a list of ids may be of any length.
const removeAtOnce = 200

// Remove takes away articles and all that only they gave. Each article goes whole or not at all; of many,
// those counted in the change are gone when it fails. An id that the graph does not hold is no error.
func (s *Store) Remove(ctx context.Context, articles []string) (graph.Change, error) {
	total := graph.NewChange()
	for ids := range slices.Chunk(ourArticles(articles), removeAtOnce) {
		c, err := s.transact(ctx, "remove articles", graph.Batch{}, ids)
		if err != nil {
			return total, err
		}
		total.Add(c)
	}
	return total, nil
}

// ourArticles are those ids that can be of articles of ours, sorted and without duplicates. Another application
// may well have a node Article with an id like theirs; it must neither be deleted nor be taken for one of ours
// that is known.
func ourArticles(ids []string) []string {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		ref, ok := graph.RefOf(id)
		return !ok || ref.Label != graph.Article
	})
	slices.Sort(ids)
	return slices.Compact(ids)
}

// transact runs a writer in one transaction. b is canonical, and remove holds ids of articles that are not in
// it. The schema comes first and on its own, because the server takes no statement of the schema in a
// transaction that writes data, and because a MERGE takes its locks by the constraints.
func (s *Store) transact(ctx context.Context, op string, b graph.Batch, remove []string) (graph.Change, error) {
	if err := s.EnsureSchema(ctx); err != nil {
		return graph.NewChange(), err
	}
	began := time.Now()
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	// The driver calls the function again when a transaction fails for a passing reason, so each call
	// begins with a writer of its own. The driver must see its own errors to tell.
	change, err := neo4j.ExecuteWrite(ctx, session, func(t neo4j.ManagedTransaction) (graph.Change, error) {
		w := newWriter(ctx, t, b, remove)
		err := w.run()
		return w.change, err
	})
	if err != nil {
		return graph.NewChange(), s.wrap(ctx, op, err)
	}
	added, removed := change.Rows()
	s.log.Debug(op, "articles", len(b.Articles())+len(remove), "rows", b.Rows(), "added", added, "removed", removed, "took", time.Since(began))
	return change, nil
}

// writer is one transaction under way. Nothing of it outlives the transaction: whatever it has read is true
// only as long as its locks are held. It keeps the context, which a struct should not do otherwise, because it
// lives for one call.
type writer struct {
	ctx    context.Context
	tx     neo4j.ManagedTransaction
	batch  graph.Batch
	remove []string // articles
	change graph.Change

	published map[string]time.Time   // by article: as the batch has it
	before    map[string]time.Time   // by article: as the graph had it
	was       map[string]storyRow    // by article: what the graph had of its story
	alike     map[string][]string    // by article of the graph: those of the batch that may be copies of it
	old       map[string]graph.Edge  // by key: what the articles gave before
	stored    map[string]graph.Props // by node that the batch gives: the folded properties that it holds
	records   map[string]*record     // by id that the batch gives or an article gave before
	edges     []graph.Edge           // of the batch, between the nodes that their ends stand in
}

// newWriter fills in what the batch says by itself; all else is read by the steps of run. Settling uses it with
// an empty batch.
func newWriter(ctx context.Context, tx neo4j.ManagedTransaction, b graph.Batch, remove []string) *writer {
	w := &writer{
		ctx: ctx, tx: tx, batch: b, remove: remove, change: graph.NewChange(),
		published: map[string]time.Time{},
		before:    map[string]time.Time{},
		was:       map[string]storyRow{},
		alike:     map[string][]string{},
		old:       map[string]graph.Edge{},
		stored:    map[string]graph.Props{},
		records:   map[string]*record{},
	}
	for _, n := range b.Nodes {
		if n.Label == graph.Article {
			w.published[n.ID] = n.Props.Time("published")
		}
	}
	return w
}

// run is the order of a write:
//   - The lock of the stories comes first, so that there is one writer at a time, and with it the candidates
//     for copies, while the index does not have the batch yet.
//   - Articles are locked before their edges are read, and the records before any node is written, because they
//     say which node that is.
//   - Nodes are there before the edges that need them; old edges go before the new ones come.
//   - Removed articles are deleted when their edges are gone; only then can be told what nothing holds any
//     more.
//   - Which articles are copies must be known before sources are counted, and so before the fold.
//   - The evidence of the records comes last: where it is taken from the edges anew, they must be those of now.
func (w *writer) run() error {
	if err := w.beginStories(); err != nil {
		return err
	}
	if err := w.writeArticles(); err != nil {
		return err
	}
	if err := w.readOld(); err != nil {
		return err
	}
	if err := w.lockRecords(); err != nil {
		return err
	}
	if err := w.writeNodes(); err != nil {
		return err
	}
	loose, err := w.replaceEdges()
	if err != nil {
		return err
	}
	if err := w.chunks(statement("delete_articles"), "ids", list(w.remove), func(c neo4j.Counters) {
		count(w.change.NodesRemoved, graph.Article, c.NodesDeleted())
	}); err != nil {
		return err
	}
	gone, err := w.collect(loose)
	if err != nil {
		return err
	}
	moved, err := w.tellStories()
	if err != nil {
		return err
	}
	if err := w.fold(gone); err != nil {
		return err
	}
	if err := w.countAgain(moved, gone); err != nil {
		return err
	}
	return w.keepEvidence()
}

// writeArticles writes the articles of the batch, and locks those that are to be removed. An article is
// replaced with all its properties, unlike other nodes, whose static properties stay: its text of before is no
// part of what it is now.
func (w *writer) writeArticles() error {
	if err := w.rows(statement("published"), "ids", list(w.remove), w.sawArticle); err != nil {
		return err
	}
	var rows []any
	for _, n := range w.batch.Nodes {
		if n.Label == graph.Article {
			rows = append(rows, nodeRow(n.ID, n.Props))
		}
	}
	return w.persist(statement("write_articles"), rows, w.sawArticle, func(c neo4j.Counters) {
		count(w.change.NodesAdded, graph.Article, c.NodesCreated())
	})
}

// writeNodes writes the other nodes of the batch, label by label and id by id. Of several ids that stand in
// one node, the static properties are those of the node's own.
//
// A node that is there only for another id gets no properties from it, but is written, so that it is locked and
// says what it holds. The nodes of the batch that do not settle stand in themselves.
func (w *writer) writeNodes() error {
	for _, label := range graph.Labels[1:] {
		props := map[string]graph.Props{}
		for _, n := range w.batch.Nodes {
			if n.Label != label {
				continue
			}
			if node := w.nodeOf(n.ID); node == n.ID {
				props[node] = n.Props
				// Not over the properties of the node's own id, which may have come before.
			} else if _, ok := props[node]; !ok {
				props[node] = nil
			}
		}
		var rows []any
		for _, id := range slices.Sorted(maps.Keys(props)) {
			rows = append(rows, nodeRow(id, props[id]))
		}
		if err := w.persist(forLabel("write_nodes", label), rows, w.sawNode, func(c neo4j.Counters) {
			count(w.change.NodesAdded, label, c.NodesCreated())
		}); err != nil {
			return err
		}
	}
	// From here on, edges run where the nodes stand. They could not be placed before the records were locked.
	for _, e := range w.batch.Edges {
		w.edges = append(w.edges, w.placed(e))
	}
	return nil
}

// nodeRow is a row of the statements that write nodes. The id is among the properties, too, because an
// article's are set as a whole.
func nodeRow(id string, p graph.Props) any {
	props := propsToServer(p)
	props["id"] = id
	return map[string]any{"id": id, "props": props}
}

// persist runs a statement that merges rows by their id. A row whose node another writer has just deleted comes
// back, and creates it the second time. A MERGE that waited for the lock of a node finds it deleted when the
// other writer commits, and then neither matches nor creates. It ends, because what comes back is created then.
func (w *writer) persist(cypher string, rows []any, each func(*neo4j.Record), done func(neo4j.Counters)) error {
	for len(rows) > 0 {
		var again []any
		if err := w.both(cypher, "rows", rows, func(r *neo4j.Record) {
			if gone, _ := r.Get("gone"); gone == true {
				id, _ := r.Get("id")
				i := slices.IndexFunc(rows, func(row any) bool { return row.(map[string]any)["id"] == id })
				again = append(again, rows[i])
				return
			}
			each(r)
		}, done); err != nil {
			return err
		}
		rows = again
	}
	return nil
}

// sawNode takes up the folded properties that a node of the batch held before: what is new will be joined with
// them. That an id is in stored also says that the batch gives the node.
func (w *writer) sawNode(r *neo4j.Record) {
	m := r.AsMap()
	w.stored[m["id"].(string)] = propsFromServer(m["props"].(map[string]any))
}

// sawArticle takes up what the graph had of an article: when it was published, which what it gave was folded
// with, and its story.
func (w *writer) sawArticle(r *neo4j.Record) {
	m := r.AsMap()
	if t, ok := m["before"].(time.Time); ok {
		w.before[m["id"].(string)] = t.UTC()
	}
	w.sawStory(m)
}

// readOld reads what the articles of the batch, and those to be removed, have given so far. It asks for
// articles that this transaction created, too: a user may have deleted the node and left its edges.
func (w *writer) readOld() error {
	articles := list(append(w.batch.Articles(), w.remove...))
	for _, t := range graph.Types {
		if err := w.rows(forType("article_edges", t), "ids", articles, func(r *neo4j.Record) {
			key, e := edgeFromServer(t, r)
			w.old[key] = e
		}); err != nil {
			return err
		}
	}
	return nil
}

// replaceEdges deletes the edges that the articles no longer give and writes those that are new or
// changed. It returns the ids of the nodes that lost an edge.
//
// Edges of articles are created without a look whether they are there, which readOld has answered by their
// keys; a MERGE would go through all edges of a node that has many. Only a gazetteer edge, which belongs to no
// article and so was not read, is merged. Both ends of a dropped edge may have lost what held them.
func (w *writer) replaceEdges() (loose map[string]bool, err error) {
	loose = map[string]bool{}
	dropped := map[graph.Type][]any{}
	created, updated, merged := map[graph.Type][]any{}, map[graph.Type][]any{}, map[graph.Type][]any{}
	given := make(map[string]bool, len(w.batch.Edges))
	for _, e := range w.edges {
		key := e.Key()
		given[key] = true
		rows := created
		if old, ok := w.old[key]; ok {
			// All else that is stored is in the key, or follows from where the ids stand: writing the same article
			// again writes no edge.
			if old.End == e.End && old.Props.Equal(e.Props) {
				continue
			}
			rows = updated
		} else if e.Article == "" {
			rows = merged
		}
		row := map[string]any{"key": key, "from": e.From.ID, "to": e.To.ID, "props": propsToServer(e.Stored())}
		rows[e.Type] = append(rows[e.Type], row)
	}
	// In the order of the keys, so that every writer takes the locks of edges in the same order.
	for _, key := range slices.Sorted(maps.Keys(w.old)) {
		if e := w.old[key]; !given[key] {
			dropped[e.Type] = append(dropped[e.Type], key)
			loose[e.From.ID], loose[e.To.ID] = true, true
		}
	}
	for _, t := range graph.Types {
		if err := w.chunks(forType("delete_edges", t), "keys", dropped[t], func(c neo4j.Counters) {
			count(w.change.EdgesRemoved, t, c.RelationshipsDeleted())
		}); err != nil {
			return nil, err
		}
		if err := w.writeEdges(forType("create_edges", t), t, created[t]); err != nil {
			return nil, err
		}
		if err := w.writeEdges(forType("update_edges", t), t, updated[t]); err != nil {
			return nil, err
		}
		if err := w.writeEdges(forType("merge_edges", t), t, merged[t]); err != nil {
			return nil, err
		}
	}
	return loose, nil
}

// writeEdges writes edges of one type and makes sure that each was. A statement that finds no node for an edge
// does nothing with its row and says nothing; the count says it. That is an error, because a batch is written
// whole or not at all.
func (w *writer) writeEdges(cypher string, t graph.Type, rows []any) error {
	written := 0
	err := w.both(cypher, "rows", rows, func(r *neo4j.Record) {
		written += integer(r.Values[0])
	}, func(c neo4j.Counters) {
		count(w.change.EdgesAdded, t, c.RelationshipsCreated())
	})
	if err == nil && written != len(rows) {
		err = fmt.Errorf("%d of %d edges %s were written", written, len(rows), t)
	}
	return err
}

// collect deletes those of the nodes that nothing holds any more, then the places they lay in, and so on
// up. It returns all the ids that it looked at: true for those deleted, false for those that stay.
//
// The nodes of the batch are held by its own edges and are not looked at. A place that stayed is looked at
// again when something that lay in it goes. The rounds end, because only what was deleted leads to another
// one, and an id that was deleted is not taken up again.
func (w *writer) collect(loose map[string]bool) (gone map[string]bool, err error) {
	gone = map[string]bool{}
	for len(loose) > 0 {
		var ids []string
		for id := range loose {
			ref, ok := graph.RefOf(id)
			if _, inBatch := w.stored[id]; ok && !inBatch && ref.Label != graph.Article && !gone[id] {
				ids = append(ids, id)
				gone[id] = false
			}
		}
		slices.Sort(ids)
		loose = map[string]bool{}
		if err := w.both(statement("collect"), "ids", list(ids), func(r *neo4j.Record) {
			m := r.AsMap()
			id := m["id"].(string)
			gone[id] = true
			ref, _ := graph.RefOf(id)
			count(w.change.NodesRemoved, ref.Label, 1)
			for _, p := range m["places"].([]any) {
				if p, ok := p.(string); ok {
					loose[p] = true
				}
			}
		}, func(c neo4j.Counters) {
			count(w.change.EdgesRemoved, graph.LocatedIn, c.RelationshipsDeleted())
		}); err != nil {
			return nil, err
		}
	}
	return gone, nil
}
