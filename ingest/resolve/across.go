package resolve

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Ledgered is a graph whose records can be settled. f may be called again when a transaction has to be done
// again, and must begin anew each time.
type Ledgered interface {
	Settle(ctx context.Context, f func(graph.Ledger) error) (graph.Change, error)
}

// settleAtOnce is how many records that changed are settled in one transaction.
const settleAtOnce = 4000

// SettleGraph settles what has changed in a graph since it was settled last: its records, and those whose
// decision hangs on them. When it is done, the graph is what Settle makes of all the identities in it, in
// whatever portions they came. Stopped half-way, it goes on from there the next time.
//
// settled is how many records had changed.
func SettleGraph(ctx context.Context, g Ledgered, judged Judgements) (c graph.Change, settled int, err error) {
	return settleGraph(ctx, g, judged, theRules)
}

func settleGraph(ctx context.Context, g Ledgered, judged Judgements, by rules) (c graph.Change, settled int, err error) {
	c = graph.NewChange()
	for first := true; ; first = false {
		var r *round
		change, err := g.Settle(ctx, func(l graph.Ledger) error {
			r = &round{Ledger: l, setting: newSetting(judged, by), all: first}
			return r.run()
		})
		if err != nil {
			return c, settled, fmt.Errorf("settle: %w", err)
		}
		c.Add(change)
		settled += len(r.touched)
		if len(r.touched) < settleAtOnce {
			return c, settled, nil
		}
	}
}

// identityOf is the identity that a record is the evidence of.
func identityOf(r graph.Record) Identity {
	i := Identity{Ref: r.Ref, Articles: r.Articles}
	var f graph.Fold
	beside := map[string]int{}
	for _, s := range r.Said {
		f = f.Join(graph.Fold{Kind: s.Kind, Status: s.Status, Date: s.Date, Precision: s.Precision, First: s.Published, Last: s.Published})
		i.Names = append(i.Names, s.Names...)
		i.Titles = append(i.Titles, s.Titles...)
		i.Posts = append(i.Posts, s.Posts...)
		i.Places = append(i.Places, s.Places...)
		i.Sides = append(i.Sides, s.Sides...)
		for _, id := range s.Beside {
			beside[id]++
		}
	}
	for _, list := range []*[]string{&i.Names, &i.Titles, &i.Posts, &i.Places, &i.Sides} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	i.Kind, i.First, i.Last = f.Kind, f.First, f.Last
	i.Status, i.Date, i.Precision = f.Status, f.Date, f.Precision
	i.Beside = slices.SortedFunc(maps.Keys(beside), func(a, b string) int {
		return cmp.Or(cmp.Compare(beside[b], beside[a]), cmp.Compare(a, b))
	})
	if r.Own && len(r.Said) > 0 {
		i.OneArticle = r.Said[0].Article
	}
	return i
}

// round is one transaction of settling.
//
// What is decided of an identity hangs on those that it shares a blocking key with, and on those that hold
// together with it. So a round begins with the records that changed and goes on to whatever hangs on them: the
// peers of their groups, those that are now the same as one of these, and the identities scoped to one article
// that may join one of them.
type round struct {
	graph.Ledger
	*setting
	all     bool // look for judgements that changed, too
	records map[string]graph.Record
	touched map[string]bool
	keys    map[string][]string // of the touched: as they are now
	node    map[string]string   // by peer that was looked at: what it stands in now
	members map[string][]string // by usable key; an unusable key has none
}

func (r *round) run() error {
	r.records, r.touched = map[string]graph.Record{}, map[string]bool{}
	r.keys, r.node, r.members = map[string][]string{}, map[string]string{}, map[string][]string{}
	if err := r.begin(); err != nil || len(r.touched) == 0 {
		return err
	}
	work, err := r.hanging()
	if err != nil {
		return err
	}
	visited, err := r.follow(work)
	if err != nil {
		return err
	}
	for _, component := range r.components(slices.Collect(maps.Keys(visited))) {
		for _, g := range r.cluster(component) {
			for _, id := range g {
				r.node[id] = g[0]
			}
		}
	}
	satellites, err := r.satellites(work, visited)
	if err != nil {
		return err
	}
	return r.write(visited, satellites)
}

// load reads the records of ids that are not there yet.
func (r *round) load(ids []string) error {
	var missing []string
	for _, id := range ids {
		if _, ok := r.records[id]; !ok {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	records, err := r.Records(slices.Compact(missing))
	r.take(records)
	return err
}

func (r *round) take(records []graph.Record) {
	for _, x := range records {
		if _, ok := r.records[x.ID]; !ok {
			r.records[x.ID] = x
			if x.Articles > 0 {
				r.of[x.ID] = identityOf(x)
			}
		}
	}
}

// begin finds what changed: records, and judgements on them.
func (r *round) begin() error {
	records, err := r.Unsettled(settleAtOnce)
	if err != nil {
		return err
	}
	r.take(records)
	for _, x := range records {
		r.touched[x.ID] = true
	}
	if r.all {
		before, err := r.Judged()
		if err != nil {
			return err
		}
		now, err := r.Records(r.judged.ids())
		if err != nil {
			return err
		}
		r.take(before)
		r.take(now)
		for _, x := range slices.Concat(before, now) {
			if !slices.Equal(x.Judged, r.judged.on(x.ID)) {
				r.touched[x.ID] = true
			}
		}
	}
	for id := range r.touched {
		if i, ok := r.of[id]; ok {
			r.keys[id] = r.blocks(i)
		}
	}
	return nil
}

// keysOf are the blocking keys of an identity as they are now.
func (r *round) keysOf(id string) []string {
	if r.touched[id] {
		return r.keys[id]
	}
	return r.records[id].Keys
}

// meetAll finds whom each of some identities is compared with, and loads them.
func (r *round) meetAll(ids []string) error {
	var keys, load []string
	for _, id := range ids {
		keys = append(keys, r.keysOf(id)...)
	}
	if err := r.block(keys); err != nil {
		return err
	}
	for _, id := range ids {
		for _, key := range r.keysOf(id) {
			r.meet(id, r.members[key])
			load = append(load, r.members[key]...)
		}
		partners := r.judged.partners(id)
		r.meet(id, partners)
		load = append(load, partners...)
	}
	if err := r.load(load); err != nil {
		return err
	}
	for _, id := range ids {
		maps.DeleteFunc(r.near[id], func(o string, _ bool) bool { _, alive := r.of[o]; return !alive })
	}
	return nil
}

// block finds the members of blocking keys as they are now.
func (r *round) block(keys []string) error {
	var asked []string
	for _, key := range keys {
		if _, ok := r.members[key]; !ok {
			r.members[key] = nil
			asked = append(asked, key)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	slices.Sort(asked)
	sizes, err := r.Sizes(asked)
	if err != nil {
		return err
	}
	come, gone := r.moved()
	usable := slices.DeleteFunc(asked, func(key string) bool {
		return sizes[key]+len(come[key])-len(gone[key]) > r.bound
	})
	members, err := r.Members(usable)
	if err != nil {
		return err
	}
	for _, key := range usable {
		ids := slices.DeleteFunc(slices.Clone(members[key]), func(id string) bool { return slices.Contains(gone[key], id) })
		r.members[key] = append(ids, come[key]...)
	}
	return nil
}

// moved says who has come to each blocking key, and who has left it.
func (r *round) moved() (come, gone map[string][]string) {
	come, gone = map[string][]string{}, map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(r.touched)) {
		before, now := r.records[id].Keys, r.keys[id]
		for _, key := range now {
			if !slices.Contains(before, key) {
				come[key] = append(come[key], id)
			}
		}
		for _, key := range before {
			if !slices.Contains(now, key) {
				gone[key] = append(gone[key], id)
			}
		}
	}
	return come, gone
}

// hanging are the identities whose decision hangs on what changed, besides those that come up on the way: the
// peers of a group that something touched stands in, and all in a block that has become too large, or no
// longer is.
func (r *round) hanging() ([]string, error) {
	var nodes, work []string
	for id := range r.touched {
		work = append(work, id)
		// Nothing hangs on one that is scoped to an article, or that was never settled.
		if x := r.records[id]; (!x.Own || x.Label == graph.Event || len(x.Judged) > 0) && !alone(x) {
			nodes = append(nodes, x.Node)
		}
	}
	slices.Sort(nodes)
	mates, err := r.Standing(slices.Compact(nodes))
	if err != nil {
		return nil, err
	}
	r.take(mates)
	for _, m := range mates {
		work = append(work, m.ID)
	}
	come, gone := r.moved()
	changed := slices.Sorted(maps.Keys(come))
	changed = append(changed, slices.Sorted(maps.Keys(gone))...)
	sizes, err := r.Sizes(changed)
	if err != nil {
		return nil, err
	}
	crossed := slices.DeleteFunc(changed, func(key string) bool {
		return (sizes[key] <= r.bound) == (sizes[key]+len(come[key])-len(gone[key]) <= r.bound)
	})
	members, err := r.Members(crossed)
	if err != nil {
		return nil, err
	}
	for _, ids := range members {
		work = append(work, ids...)
	}
	slices.Sort(work)
	work = slices.Compact(work)
	return work, r.load(work)
}

// alone tells whether nothing but itself can stand in the node of a record: it never met anything.
func alone(x graph.Record) bool { return len(x.Keys) == 0 && len(x.Judged) == 0 && x.Node == x.ID }

// follow goes from some peers to all that are the same, and to those that stood with them.
func (r *round) follow(work []string) (visited map[string]bool, err error) {
	visited = map[string]bool{}
	for frontier := work; len(frontier) > 0; {
		var now, nodes, next []string
		for _, id := range frontier {
			if r.peer(id) && !visited[id] {
				visited[id] = true
				now = append(now, id)
				if x := r.records[id]; !alone(x) {
					nodes = append(nodes, x.Node)
				}
			}
		}
		if len(now) == 0 {
			break
		}
		if err := r.meetAll(now); err != nil {
			return nil, err
		}
		slices.Sort(nodes)
		mates, err := r.Standing(slices.Compact(nodes))
		if err != nil {
			return nil, err
		}
		r.take(mates)
		for _, m := range mates {
			next = append(next, m.ID)
		}
		for _, id := range now {
			for _, o := range r.neighbours(id) {
				if r.peer(o) && !visited[o] && r.pair(id, o).Verdict == Same {
					next = append(next, o)
				}
			}
		}
		frontier = next
	}
	return visited, nil
}

// satellites decides of the identities scoped to one article that are touched or may join a group that
// changed, and returns their nodes.
func (r *round) satellites(work []string, visited map[string]bool) (map[string]string, error) {
	var keys []string
	decide := map[string]bool{}
	for _, id := range work {
		decide[id] = true
		if r.touched[id] {
			keys = append(keys, r.records[id].Keys...)
		}
	}
	for id := range visited {
		if r.touched[id] || r.node[id] != r.records[id].Node {
			keys = append(keys, r.keysOf(id)...)
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	if err := r.block(keys); err != nil {
		return nil, err
	}
	var near []string
	for _, key := range keys {
		near = append(near, r.members[key]...)
	}
	if err := r.load(near); err != nil {
		return nil, err
	}
	for _, id := range near {
		decide[id] = true
	}
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(decide)) {
		if _, alive := r.of[id]; alive && !r.peer(id) {
			ids = append(ids, id)
		}
	}
	if err := r.meetAll(ids); err != nil {
		return nil, err
	}
	for id, x := range r.records { // what stays as it is
		if _, alive := r.of[id]; alive && r.node[id] == "" && r.peer(id) {
			r.node[id] = x.Node
		}
	}
	out := map[string]string{}
	for _, id := range ids {
		out[id] = cmp.Or(r.attach(id, r.node), id)
	}
	return out, nil
}

// write takes down what was decided.
func (r *round) write(visited map[string]bool, satellites map[string]string) error {
	maps.Copy(r.node, satellites)
	doubts := map[string][]string{}
	for _, p := range r.doubts(r.node) {
		for _, ends := range [][2]string{{p.A, p.B}, {p.B, p.A}} {
			if len(doubts[ends[0]]) < mostDoubts {
				doubts[ends[0]] = append(doubts[ends[0]], ends[1]+" "+strings.Join(p.Reasons, "; "))
			}
		}
	}
	ids := slices.Concat(slices.Collect(maps.Keys(r.touched)), slices.Collect(maps.Keys(visited)), slices.Collect(maps.Keys(satellites)))
	slices.Sort(ids)
	var out []graph.Settled
	for _, id := range slices.Compact(ids) {
		x := r.records[id]
		s := graph.Settled{Ref: x.Ref, Node: cmp.Or(r.node[id], id), Keys: r.keysOf(id), Doubts: doubts[id], Judged: r.judged.on(id)}
		if r.touched[id] || s.Node != x.Node || !slices.Equal(s.Doubts, x.Doubts) || !slices.Equal(s.Judged, x.Judged) {
			out = append(out, s)
		}
	}
	_, err := r.Settle(out)
	return err
}

// mostDoubts is how many doubts a record keeps, the likeliest.
const mostDoubts = 20
