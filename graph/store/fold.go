package store

import (
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// How folded properties are kept up to date without reading all edges of a node. A fold is a join (see
// graph.Fold): what is new can be joined with what is there, at the cost of what is new. A join cannot be taken
// back; so only a node that lost something that its fold may rest on is folded anew, from its edges.

// fold brings the folded properties up to date: of the nodes of the batch, and of those that lost an edge
// and stay. A node that only gained is joined with what it held; the edges are read again only where
// something that counted was taken back.
//
// The test for that: what the articles of the batch said before is within what they say now, by the order of
// the join. Then the fold of the node, which held what was said before, loses nothing. It is asked of all that
// the articles gave before, not only of the edges that were dropped, because an article that was published at
// another date says the same words with another date.
func (w *writer) fold(gone map[string]bool) error {
	gained := w.said(slices.Values(w.edges), w.published)
	lost := w.said(maps.Values(w.old), w.before)
	folds := map[string]graph.Fold{}
	var again, events []string
	for id, held := range w.stored {
		ref, _ := graph.RefOf(id)
		if !gained[id].Join(lost[id]).Equal(gained[id]) {
			again = append(again, id)
		} else {
			// The fold of an event has one name only, the best. That does: of two, the best is wanted.
			folds[id] = graph.FoldOf(graph.Node{Ref: ref, Props: held}).Join(gained[id])
		}
		if ref.Label == graph.Event {
			events = append(events, id)
		}
	}
	// These lost an edge and stay, and the batch does not give them. Of a place that lost only what lay in it,
	// nothing is folded anew.
	for id, deleted := range gone {
		if deleted {
			continue
		}
		ref, _ := graph.RefOf(id)
		// Sources are counted, not joined, so an event counts whatever edge it lost.
		if _, ok := lost[id]; ok || ref.Label == graph.Event {
			again = append(again, id)
		}
		if ref.Label == graph.Event {
			events = append(events, id)
		}
	}
	if err := w.foldAgain(again, folds); err != nil {
		return err
	}
	slices.Sort(events)
	// Sources are counted from the edges, in one statement for all events. What is joined keeps the greater of
	// two counts, which is wrong here, so the count goes over it.
	if err := w.rows(statement("sources"), "ids", list(events), func(r *neo4j.Record) {
		m := r.AsMap()
		f := folds[m["id"].(string)]
		f.Sources = m["sources"].(int64)
		folds[m["id"].(string)] = f
	}); err != nil {
		return err
	}
	return w.writeFolds(folds)
}

// said folds what edges say about each of the nodes that they name. The nodes are those in which the ids stand.
// published is that of the articles as they were or as they are, to go with the edges.
func (w *writer) said(edges func(func(graph.Edge) bool), published map[string]time.Time) map[string]graph.Fold {
	said := map[string]graph.Fold{}
	for e := range edges {
		switch e.Type {
		case graph.Mentions:
			said[e.To.ID] = said[e.To.ID].Join(graph.FoldMention(e.Props, published[e.Article]))
		case graph.AffiliatedWith:
			said[e.From.ID] = said[e.From.ID].Join(graph.FoldTitle(e.Props, published[e.Article]))
		}
	}
	return said
}

// foldAgain folds nodes from all of their edges. It costs as much as the nodes have edges, in rows of a few
// properties. A node that nothing mentions any more, but that stays, gets an empty fold.
func (w *writer) foldAgain(ids []string, folds map[string]graph.Fold) error {
	slices.Sort(ids)
	for _, id := range ids {
		folds[id] = graph.Fold{}
	}
	join := func(part func(graph.Props, time.Time) graph.Fold) func(*neo4j.Record) {
		return func(r *neo4j.Record) {
			m := r.AsMap()
			id := m["id"].(string)
			published, _ := m["published"].(time.Time)
			folds[id] = folds[id].Join(part(propsFromServer(m["props"].(map[string]any)), published.UTC()))
		}
	}
	if err := w.rows(statement("fold_mentions"), "ids", list(ids), join(graph.FoldMention)); err != nil {
		return err
	}
	return w.rows(statement("fold_titles"), "ids", list(ids), join(graph.FoldTitle))
}

// writeFolds sets the folded properties that are not yet as they should be. A node that the batch does not give
// was not read, so all its folded properties are written. The others, of which most say what they said before,
// are not touched: a write to a node of many articles costs the log of the server and its indexes.
func (w *writer) writeFolds(folds map[string]graph.Fold) error {
	var rows []any
	for _, id := range slices.Sorted(maps.Keys(folds)) {
		ref, _ := graph.RefOf(id)
		props, held := folds[id].Props(ref), w.stored[id]
		changed := map[string]any{}
		for _, name := range graph.Folded(ref) {
			if held == nil || !graph.EqualValue(held[name], props[name]) {
				changed[name] = toServer(props[name]) // nil takes the property away
			}
		}
		if len(changed) > 0 {
			rows = append(rows, map[string]any{"id": id, "props": changed})
		}
	}
	return w.chunks(statement("write_folds"), "rows", rows, nil)
}
