package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
)

// Settling in the database: the records and blocking keys are read as package resolve asks for them, and what
// it decides is written at the end, in the same transaction. What has to be moved are edges, since an id is in
// the graph only by the edges that its articles gave it.

// Settle gives f the records of the graph in one transaction, and tells what f changed. One settles at a time.
// The unsettled records that f has read are locked until it is done, so that no evidence on them is lost; the
// others are locked when they are moved, and where their evidence changes meanwhile, they are unsettled when
// it ends. f is called again when the transaction fails for a passing reason, and begins anew with another
// Ledger. Its own errors come back in an *Error, in which errors.Is and errors.As find them.
func (s *Store) Settle(ctx context.Context, f func(graph.Ledger) error) (graph.Change, error) {
	if err := s.EnsureSchema(ctx); err != nil {
		return graph.NewChange(), err
	}
	began := time.Now()
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	change, err := neo4j.ExecuteWrite(ctx, session, func(t neo4j.ManagedTransaction) (graph.Change, error) {
		l := &ledger{writer: newWriter(ctx, t, graph.Batch{}, nil), known: map[string]graph.Record{}, locked: map[string]bool{}}
		// One row, because without any the statement would not run; what is in it does not matter.
		if err := l.rows(statement("ledger_lock"), "ids", []any{0}, nil); err != nil {
			return l.change, err
		}
		if err := l.beginStories(); err != nil { // what counts as one source depends on what is a copy
			return l.change, err
		}
		err := f(l)
		return l.change, err
	})
	if err != nil {
		return graph.NewChange(), s.wrap(ctx, "settle", err)
	}
	added, removed := change.Rows()
	s.log.Debug("settle", "added", added, "removed", removed, "took", time.Since(began))
	return change, nil
}

// Doubtful are the ids of the records that were found to be like others and are kept apart, sorted.
// They are as the last settling left them, and are read outside of a transaction that settles, so that a person
// who looks through them holds nothing up.
func (s *Store) Doubtful(ctx context.Context) ([]string, error) {
	if err := s.indexes(ctx); err != nil {
		return nil, err
	}
	records, err := s.query(ctx, statement("ledger_doubtful"), nil)
	if err != nil {
		return nil, s.wrap(ctx, "look up doubtful records", err)
	}
	var ids []string
	for _, r := range records {
		ids = append(ids, r.Values[0].(string))
	}
	slices.Sort(ids)
	return ids, nil
}

// ledger is a graph while it is settled. It writes as a writer does.
type ledger struct {
	*writer
	known  map[string]graph.Record // what was read, by id
	locked map[string]bool         // the unsettled, by id
}

// ids runs a statement that returns ids, sorted.
func (l *ledger) ids(name string, params map[string]any) ([]string, error) {
	result, err := l.tx.Run(l.ctx, statement(name), params)
	if err != nil {
		return nil, err
	}
	var ids []string
	for result.Next(l.ctx) {
		ids = append(ids, result.Record().Values[0].(string))
	}
	slices.Sort(ids)
	return ids, result.Err()
}

// Unsettled takes whichever records the index gives first. That does no harm: what is settled in portions comes
// to the same as what is settled at once, which is for package resolve to see to.
func (l *ledger) Unsettled(most int) ([]graph.Record, error) {
	ids, err := l.ids("ledger_unsettled", map[string]any{"most": int64(most)})
	if err != nil {
		return nil, err
	}
	// Locked before they are read: what is written about them from here on makes them unsettled again.
	if err := l.chunks(statement("ledger_lock_records"), "ids", list(ids), nil); err != nil {
		return nil, err
	}
	for _, id := range ids {
		l.locked[id] = true
	}
	return l.Records(ids)
}

func (l *ledger) Judged() ([]graph.Record, error) {
	ids, err := l.ids("ledger_judged", nil)
	if err != nil {
		return nil, err
	}
	return l.Records(ids)
}

// Records reads no record twice in a transaction. What another writer adds meanwhile to one that is not locked
// does not show, but makes it unsettled, so that it comes up the next time.
func (l *ledger) Records(ids []string) ([]graph.Record, error) {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	var out []graph.Record
	var missing []string
	for _, id := range ids {
		if r, ok := l.known[id]; ok {
			out = append(out, r)
		} else {
			missing = append(missing, id)
		}
	}
	// A callback cannot fail; the first error of the driver goes before it.
	var wrong error
	err := l.rows(statement("ledger_records"), "ids", list(missing), func(x *neo4j.Record) {
		m := x.AsMap()
		p := m["props"].(map[string]any)
		r := graph.Record{Node: p["node"].(string), Articles: integer(p["articles"]), Keys: texts(m["keys"]), Doubts: texts(p["doubts"]), Judged: texts(p["judged"])}
		r.Ref, _ = graph.RefOf(p["id"].(string))
		r.Own, _ = p["own"].(bool)
		slices.Sort(r.Keys)
		var err error
		if r.Said, err = decode(texts(p["said"])); err != nil {
			wrong = fmt.Errorf("record %s: %w", r.ID, err)
		}
		l.known[r.ID] = r
		out = append(out, r)
	})
	slices.SortFunc(out, func(a, b graph.Record) int { return strings.Compare(a.ID, b.ID) })
	if err == nil {
		err = wrong
	}
	return out, err
}

// Standing also gives what is scoped to one article where it is an event or a judgement went into it: on these
// other decisions may hang.
func (l *ledger) Standing(nodes []string) ([]graph.Record, error) {
	var ids []string
	if err := l.rows(statement("ledger_standing"), "ids", list(nodes), func(x *neo4j.Record) {
		ids = append(ids, x.Values[0].(string))
	}); err != nil {
		return nil, err
	}
	return l.Records(ids)
}

// Sizes counts edges and reads no member. So a key that too many share can be passed over before its members
// are read.
func (l *ledger) Sizes(keys []string) (map[string]int, error) {
	sizes := map[string]int{}
	err := l.rows(statement("ledger_sizes"), "keys", list(keys), func(x *neo4j.Record) {
		if n := integer(x.Values[1]); n > 0 {
			sizes[x.Values[0].(string)] = n
		}
	})
	return sizes, err
}

func (l *ledger) Members(keys []string) (map[string][]string, error) {
	members := map[string][]string{}
	err := l.rows(statement("ledger_members"), "keys", list(keys), func(x *neo4j.Record) {
		ids := texts(x.Values[1])
		slices.Sort(ids)
		members[x.Values[0].(string)] = ids
	})
	return members, err
}

// move is an id that goes from one node to another.
type move struct{ id, from, to string }

// Settle takes only records that this ledger has read, because what they were before says what is to be moved.
// An id without articles has no edges, and so nothing that could move.
func (l *ledger) Settle(all []graph.Settled) (graph.Change, error) {
	var moves []move
	for _, s := range all {
		if r, ok := l.known[s.ID]; !ok {
			return l.change, fmt.Errorf("record %s was not read", s.ID)
		} else if r.Node != s.Node && r.Articles > 0 {
			moves = append(moves, move{s.ID, r.Node, s.Node})
		}
	}
	// Sorted, as a writer sorts what it locks.
	slices.SortFunc(moves, func(a, b move) int { return strings.Compare(a.id, b.id) })
	if err := l.takeDown(all); err != nil {
		return l.change, err
	}
	if len(moves) > 0 {
		if err := l.move(moves); err != nil {
			return l.change, err
		}
	}
	// Those that nothing gives any more may be missing in the formerIds of their nodes' others.
	return l.change, l.former(all, moves)
}

// takeDown writes what was decided into the records, and their blocking keys. It comes before the move, so that
// the records that are moved are locked before their edges: a writer holds the record while it looks where the
// id stands. Only a record that was locked when it was read is marked as settled, or deleted: another may have
// got evidence since.
func (l *ledger) takeDown(all []graph.Settled) error {
	var rows, come, gone, dead []any
	dropped := map[string]bool{}
	for _, s := range all {
		r := l.known[s.ID]
		keys := s.Keys
		if r.Articles == 0 && l.locked[s.ID] {
			keys = nil
			dead = append(dead, s.ID) // and not written first: an index would still find it in this transaction
		} else {
			props := map[string]any{
				"node":   s.Node,
				"doubts": unless(len(s.Doubts) == 0, s.Doubts), "isDoubtful": unless(len(s.Doubts) == 0, true),
				"judged": unless(len(s.Judged) == 0, s.Judged), "isJudged": unless(len(s.Judged) == 0, true),
			}
			if l.locked[s.ID] {
				props["unsettled"] = nil
			}
			rows = append(rows, map[string]any{"id": s.ID, "props": props})
		}
		for _, key := range keys {
			if !slices.Contains(r.Keys, key) {
				come = append(come, map[string]any{"id": s.ID, "key": key})
			}
		}
		for _, key := range r.Keys {
			if !slices.Contains(keys, key) {
				gone = append(gone, map[string]any{"id": s.ID, "key": key})
				dropped[key] = true
			}
		}
	}
	if err := l.chunks(statement("settle_records"), "rows", rows, nil); err != nil {
		return err
	}
	if err := l.chunks(statement("settle_unkey"), "rows", gone, nil); err != nil {
		return err
	}
	if err := l.chunks(statement("settle_key"), "rows", come, nil); err != nil {
		return err
	}
	if err := l.chunks(statement("settle_delete"), "ids", dead, nil); err != nil {
		return err
	}
	return l.chunks(statement("settle_drop_keys"), "keys", list(slices.Sorted(maps.Keys(dropped))), nil)
}

// unless is nil, which takes a property away, or the value. nil rather than false or an empty list: what has
// nothing is in no index, so the few that have something are found at once.
func unless(empty bool, v any) any {
	if empty {
		return nil
	}
	return v
}

// move moves edges from node to node, removes the nodes that nothing holds any more and folds the others.
//
// What the nodes hold must be read before edges leave them, and the nodes must be there before edges come:
// hence the order. Each type of edge is moved by two statements, one for each end, and an edge with both ends
// on the move goes in two steps.
func (l *ledger) move(moves []move) error {
	held, err := l.held(moves)
	if err != nil {
		return err
	}
	targets, err := l.targets(moves)
	if err != nil {
		return err
	}
	var rows []any
	for _, m := range moves {
		rows = append(rows, map[string]any{"id": m.id, "from": m.from, "to": m.to})
	}
	// Who stands behind an event is counted by nodes, so that count changes with its speakers' nodes.
	events := map[string]bool{}
	for _, t := range graph.Types {
		for _, name := range []string{"settle_out", "settle_in"} {
			if t == graph.Mentions && name == "settle_out" {
				continue // they leave articles
			}
			if err := l.rows(forType(name, t), "rows", rows, func(x *neo4j.Record) {
				if id, _ := x.Values[0].(string); t.Claim() && strings.HasPrefix(id, "event:") {
					events[id] = true
				}
			}); err != nil {
				return err
			}
		}
	}
	// A node that ids have come to is not loose, even where others have left it.
	loose := map[string]bool{}
	for _, m := range moves {
		if !targets[m.from] {
			loose[m.from] = true
		}
	}
	gone, err := l.collect(loose)
	if err != nil {
		return err
	}
	return l.foldMoved(moves, held, gone, events)
}

// targets makes sure of the nodes that ids move to, with what their records say. A node may have been gone for
// long while its id stood in another; its record has kept its static properties for this.
func (l *ledger) targets(moves []move) (map[string]bool, error) {
	targets, props := map[string]bool{}, map[string]map[string]any{}
	var ids []string
	for _, m := range moves {
		if !targets[m.to] {
			targets[m.to] = true
			ids = append(ids, m.to)
		}
	}
	slices.Sort(ids)
	if err := l.rows(statement("settle_static"), "ids", list(ids), func(x *neo4j.Record) {
		p := map[string]any{}
		for name, v := range x.AsMap()["props"].(map[string]any) {
			if name, ok := strings.CutPrefix(name, static+"_"); ok {
				p[name] = v
			}
		}
		props[x.Values[0].(string)] = p
	}); err != nil {
		return nil, err
	}
	// Articles do not settle, and places have no records, but that costs no statement: no rows, none.
	for _, label := range graph.Labels[1:] {
		var rows []any
		for _, id := range ids {
			if ref, _ := graph.RefOf(id); ref.Label == label {
				p := props[id]
				if p == nil {
					p = map[string]any{}
				}
				p["id"] = id
				rows = append(rows, map[string]any{"id": id, "props": p})
			}
		}
		if err := l.persist(forLabel("write_nodes", label), rows, l.sawNode, func(c neo4j.Counters) {
			count(l.change.NodesAdded, label, c.NodesCreated())
		}); err != nil {
			return nil, err
		}
	}
	return targets, nil
}

// held are the folds of the nodes that ids leave, before they do. A node that a user has deleted holds nothing.
func (l *ledger) held(moves []move) (map[string]graph.Fold, error) {
	held := map[string]graph.Fold{}
	for _, m := range moves {
		held[m.from] = graph.Fold{}
	}
	err := l.rows(statement("settle_folds"), "ids", list(slices.Sorted(maps.Keys(held))), func(x *neo4j.Record) {
		m := x.AsMap()
		id := m["id"].(string)
		ref, _ := graph.RefOf(id)
		held[id] = graph.FoldOf(graph.Node{Ref: ref, Props: propsFromServer(m["props"].(map[string]any))})
	})
	return held, err
}

// foldMoved brings the folded properties of the nodes up to date between which ids moved. A node that only
// gained whole nodes is joined with what these held, so that a name in a hundred thousand articles costs
// nothing; the edges are read again only where something was taken out.
//
// A node came whole when it is gone and all that stood in it went to one other. A node from which something
// went, and to which something else came, is folded anew, because its own fold still has what went.
func (l *ledger) foldMoved(moves []move, held map[string]graph.Fold, gone, events map[string]bool) error {
	to, parted := map[string]string{}, map[string]bool{} // where each node went; those that went to several
	for _, m := range moves {
		if was, ok := to[m.from]; ok && was != m.to {
			parted[m.from] = true
		}
		to[m.from] = m.to
	}
	folds, again := map[string]graph.Fold{}, map[string]bool{}
	for _, m := range moves {
		if _, ok := folds[m.to]; !ok {
			ref, _ := graph.RefOf(m.to)
			folds[m.to] = graph.FoldOf(graph.Node{Ref: ref, Props: l.stored[m.to]})
		}
		whole := gone[m.from] && !parted[m.from]
		if whole {
			folds[m.to] = folds[m.to].Join(held[m.from])
		} else if !gone[m.from] {
			again[m.from] = true // others stand in it still, or a user's edge holds it
		}
		// What came is a part of a node: what the part said is known by its edges only.
		if _, left := to[m.to]; left || !whole {
			again[m.to] = true
		}
	}
	if err := l.foldAgain(slices.Collect(maps.Keys(again)), folds); err != nil {
		return err
	}
	for id := range folds { // those folded anew, too
		if strings.HasPrefix(id, "event:") {
			events[id] = true
		}
	}
	if err := l.counted(events, folds); err != nil {
		return err
	}
	return l.writeFolds(folds)
}

// counted counts the sources of events, and writes those of the events that are not folded besides.
// Besides the folded ones, these are events whose speakers moved. Two speakers that are now one count once, so
// the number may fall.
func (l *ledger) counted(events map[string]bool, folds map[string]graph.Fold) error {
	var rows []any
	err := l.rows(statement("sources"), "ids", list(slices.Sorted(maps.Keys(events))), func(x *neo4j.Record) {
		m := x.AsMap()
		id, n := m["id"].(string), m["sources"].(int64)
		if f, ok := folds[id]; ok {
			f.Sources = n
			folds[id] = f
			return
		}
		rows = append(rows, map[string]any{"id": id, "props": map[string]any{"sources": n}})
	})
	if err != nil {
		return err
	}
	return l.chunks(statement("write_folds"), "rows", rows, nil)
}

// former writes the formerIds of all nodes that ids came to, left, or ceased in. It reads them off the records
// as they are now, so it comes last.
func (l *ledger) former(all []graph.Settled, moves []move) error {
	nodes := map[string]bool{}
	for _, m := range moves {
		nodes[m.from], nodes[m.to] = true, true
	}
	for _, s := range all {
		if l.known[s.ID].Articles == 0 {
			nodes[l.known[s.ID].Node] = true
		}
	}
	return l.chunks(statement("settle_former"), "ids", list(slices.Sorted(maps.Keys(nodes))), nil)
}
