package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// What a writer does about records. The record of an id is what settling decides by, so it must hold what the
// articles of the graph say about the id, whichever came when. It is kept up to date as folds are: what is new
// is joined with it, and only where that cannot do are the edges read.

// record is what a writer knows of the record of an id.
type record struct {
	graph.Ref
	node     string // that it stands in
	given    bool   // by the batch
	fresh    bool   // it was not there
	articles int
	said     []string // graph.Said as JSON, by article
}

// static begins the names of the properties of a record that are the node's, for when the node is another's.
const static = "static"

// staticName is the name of such a property. Canonical lets no name with an underscore into a batch, and so no
// property of a node hits one of the record's own.
func staticName(name string) string { return static + "_" + name }

// nodeOf is the node that an id stands in. An id without a record, that of an article or a place, stands in its
// own.
func (w *writer) nodeOf(id string) string {
	if r := w.records[id]; r != nil {
		return r.node
	}
	return id
}

// placed is an edge between the nodes that its ends stand in.
func (w *writer) placed(e graph.Edge) graph.Edge {
	if n := w.nodeOf(e.From.ID); n != e.From.ID {
		e.FromWas, e.From.ID = e.From.ID, n
	}
	if n := w.nodeOf(e.To.ID); n != e.To.ID {
		e.ToWas, e.To.ID = e.To.ID, n
	}
	return e
}

// lockRecords makes sure of the records of all ids that the batch gives or that its articles gave before, and
// holds them: where an id stands does not change before the transaction ends. Ids that only the old version of
// an article gave are among them: they lose an edge, which may lie at another node, and evidence.
func (w *writer) lockRecords() error {
	props := map[string]map[string]any{}
	for _, n := range w.batch.Nodes {
		if !n.Label.Settles() {
			continue
		}
		w.records[n.ID] = &record{Ref: n.Ref, given: true}
		p := map[string]any{}
		for name, v := range n.Props {
			p[staticName(name)] = toServer(v)
		}
		if n.Own {
			p["own"] = true
		}
		props[n.ID] = p
	}
	for _, e := range w.old {
		from, to := e.Given()
		for _, id := range []string{from, to} {
			if ref, ok := graph.RefOf(id); ok && ref.Label.Settles() && w.records[id] == nil {
				w.records[id] = &record{Ref: ref}
				props[id] = map[string]any{}
			}
		}
	}
	var rows []any
	for _, id := range slices.Sorted(maps.Keys(props)) {
		// By id, as every writer takes these locks, so that no two wait for each other.
		rows = append(rows, map[string]any{"id": id, "props": props[id]})
	}
	return w.persist(statement("record_write"), rows, func(x *neo4j.Record) {
		m := x.AsMap()
		r := w.records[m["id"].(string)]
		r.node, r.fresh, r.articles = m["node"].(string), m["fresh"].(bool), integer(m["articles"])
		r.said = texts(m["said"])
	}, nil)
}

// keepEvidence brings the evidence of the records up to date. What is new is joined with what they hold;
// only where one of more articles than they hold took something back is the evidence taken from the edges.
//
// A record holds what at most graph.MostSaid articles say, those with the smallest ids, and the number of all.
// To add an article, or to replace what one says, needs no more than that. When one goes and there are others
// that the record does not hold, one of these takes its place, and only the edges know which.
//
// A record whose evidence comes out as it was is not written: it stays settled, and a run over the same
// articles settles nothing.
func (w *writer) keepEvidence() error {
	said := graph.Evidence(w.batch)
	before := map[string]map[string]bool{} // by id: the articles that gave it
	for _, e := range w.old {
		from, to := e.Given()
		for _, id := range []string{from, to} {
			if w.records[id] != nil {
				if before[id] == nil {
					before[id] = map[string]bool{}
				}
				before[id][e.Article] = true
			}
		}
	}
	// What the record holds of these articles is out of date: the batch has it, or nothing has.
	inHand := map[string]bool{}
	for _, id := range slices.Concat(w.batch.Articles(), w.remove) {
		inHand[id] = true
	}
	now := map[string]evidence{}
	var again []string
	for _, id := range slices.Sorted(maps.Keys(w.records)) {
		r := w.records[id]
		held, err := decode(r.said)
		if err != nil {
			return fmt.Errorf("record %s: %w", id, err)
		}
		// Articles are counted by difference, because the record holds some of them only.
		n, lost := r.articles, false
		for article := range said[id] {
			if !before[id][article] {
				n++
			}
		}
		for article := range before[id] {
			if _, ok := said[id][article]; !ok {
				n--
				lost = true
			}
		}
		// A graph that was written before there were records has nodes without one.
		if r.fresh && (!r.given || len(w.stored[r.node]) > 0) || lost && r.articles > len(held) {
			again = append(again, id)
			continue
		}
		all := maps.Clone(said[id])
		if all == nil {
			all = map[string]graph.Said{}
		}
		for _, s := range held {
			if !inHand[s.Article] {
				all[s.Article] = s
			}
		}
		now[id] = evidence{n, graph.Sample(all)}
	}
	if err := w.evidenceAgain(again, now); err != nil {
		return err
	}
	var rows []any
	for _, id := range slices.Sorted(maps.Keys(now)) {
		r, e := w.records[id], now[id]
		text, err := encode(e.said)
		if err != nil {
			return err
		}
		if r.fresh || e.articles != r.articles || !slices.Equal(text, r.said) {
			rows = append(rows, map[string]any{"id": id, "props": map[string]any{
				"node": r.node, "articles": int64(e.articles), "said": text, "unsettled": true,
			}})
		}
	}
	return w.chunks(statement("record_evidence"), "rows", rows, nil)
}

type evidence struct {
	articles int
	said     []graph.Said
}

// evidenceAgain takes the evidence of ids from the edges of the articles that speak for them. First which
// articles speak of an id, then all that the few of them gave which are in the sample: what an article says
// about one id (what it mentions beside it, say) is in edges of others. An id that no article speaks of has an
// evidence of nothing; its record is removed when it is settled.
func (w *writer) evidenceAgain(ids []string, now map[string]evidence) error {
	if len(ids) == 0 {
		return nil
	}
	var rows []any
	for _, id := range ids {
		rows = append(rows, map[string]any{"id": id, "node": w.records[id].node})
		now[id] = evidence{}
	}
	articles := map[string][]string{}
	if err := w.rows(statement("record_articles"), "rows", rows, func(x *neo4j.Record) {
		m := x.AsMap()
		id, all := m["id"].(string), texts(m["articles"])
		slices.Sort(all)
		now[id] = evidence{articles: len(all)}
		articles[id] = all[:min(len(all), graph.MostSaid)]
	}); err != nil {
		return err
	}
	b, err := w.contributions(slices.Concat(slices.Collect(maps.Values(articles))...))
	if err != nil {
		return err
	}
	said := graph.Evidence(b)
	for id, sample := range articles {
		e := now[id]
		for _, article := range sample {
			e.said = append(e.said, said[id][article])
		}
		now[id] = e
	}
	return nil
}

// contributions reads what articles gave, as far as evidence is taken from it. The batch is not canonical, and
// has only those nodes whose properties count as evidence: the dates of articles and the kinds of events.
func (w *writer) contributions(articles []string) (b graph.Batch, err error) {
	slices.Sort(articles)
	articles = slices.Compact(articles)
	var places, events []string
	for _, t := range graph.Types {
		if err := w.rows(forType("article_edges", t), "ids", list(articles), func(x *neo4j.Record) {
			_, e := edgeFromServer(t, x)
			b.Edges = append(b.Edges, e)
			if e.Type == graph.LocatedIn {
				places = append(places, e.To.ID)
			}
			if _, to := e.Given(); e.To.Label == graph.Event {
				events = append(events, to)
			}
		}); err != nil {
			return b, err
		}
	}
	if err := w.rows(statement("article_times"), "ids", list(articles), func(x *neo4j.Record) {
		m := x.AsMap()
		published, _ := m["published"].(time.Time)
		b.Nodes = append(b.Nodes, graph.Node{Ref: graph.Ref{Label: graph.Article, ID: m["id"].(string)}, Props: graph.Props{"published": published.UTC()}})
	}); err != nil {
		return b, err
	}
	slices.Sort(events)
	if err := w.rows(statement("event_kinds"), "ids", list(slices.Compact(events)), func(x *neo4j.Record) {
		m := x.AsMap()
		b.Nodes = append(b.Nodes, graph.Node{Ref: graph.Ref{Label: graph.Event, ID: m["id"].(string)}, Props: graph.Props{"kind": m["kind"]}})
	}); err != nil {
		return b, err
	}
	slices.Sort(places)
	err = w.rows(statement("place_chain"), "ids", list(slices.Compact(places)), func(x *neo4j.Record) {
		m := x.AsMap()
		from, _ := graph.RefOf(m["from"].(string))
		to, _ := graph.RefOf(m["to"].(string))
		b.Edges = append(b.Edges, graph.Edge{Type: graph.LocatedIn, From: from, To: to})
	})
	return b, err
}

// encode and decode are the form of evidence in the database, a JSON text for each article: a property of Neo4j
// can be a list of strings, but not of maps. Nothing asks for parts of it. The texts are compared to see a
// change, so the same evidence must give the same bytes, as encoding/json does.
func encode(said []graph.Said) ([]string, error) {
	out := make([]string, 0, len(said))
	for _, s := range said {
		text, err := json.Marshal(s)
		if err != nil {
			return nil, fmt.Errorf("encode evidence: %w", err)
		}
		out = append(out, string(text))
	}
	return out, nil
}

func decode(said []string) ([]graph.Said, error) {
	out := make([]graph.Said, 0, len(said))
	for _, text := range said {
		var s graph.Said
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return nil, fmt.Errorf("read evidence: %w", err)
		}
		out = append(out, s)
	}
	return out, nil
}

// texts are the strings of a list that the server sent.
func texts(v any) []string {
	values, _ := v.([]any)
	out := make([]string, 0, len(values))
	for _, v := range values {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}
