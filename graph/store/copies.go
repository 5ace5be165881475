package store

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"newsgraph/graph"
	"newsgraph/graph/story"
)

// A story is told in the transaction that writes or removes an article of it, so that what the graph says of
// copies is at any time a function of the articles that it holds:
//
//   - An article that is new, or whose text, date or publisher has changed, finds by its sketch the articles
//     that it may be a copy of, and by them their stories. A story that only gains is not read: its first copy
//     and its origin stand for it, and its other articles are touched only when one of the two changes.
//   - A story that loses an article, or one of whose articles has changed, is told anew from all that is left:
//     what connected two of its articles may be gone.

// storyRow is what the graph has of an article and its story. An article that was written before there were
// stories has no origin. Its columns come from the statements published, write_articles, story_articles and
// story_members.
type storyRow struct {
	member story.Member
	at     story.Place
}

// storyRowOf reads the columns id, before, sketch, agency, origin and first.
func storyRowOf(m map[string]any) storyRow {
	text := func(name string) string { s, _ := m[name].(string); return s }
	id := text("id")
	p := graph.Props{"sketch": text("sketch")}
	if t, ok := m["before"].(time.Time); ok {
		p["published"] = t.UTC()
	}
	if agency, ok := m["agency"].(bool); ok {
		p["agency"] = agency
	}
	row := storyRow{member: graph.StoryMember(id, p), at: story.Place{First: text("first"), Origin: text("origin")}}
	if row.at.First == "" {
		row.at.First = id
	}
	return row
}

// copied is 1 for an article that is a copy of another one. One without an origin is not counted: it was never
// told of.
func (r storyRow) copied() int {
	if r.at.Origin != "" && r.at.First != r.member.ID {
		return 1
	}
	return 0
}

// beginStories has this writer tell stories alone until its transaction ends, and finds the articles that
// those of the batch may be copies of. It does so before the batch is written: afterwards the index would give
// the articles of the batch themselves, and of a much copied story nothing else.
//
// The candidates are kept by the article that the graph has, because that is how they are read later. Of an
// article without a sketch, nothing is asked.
func (w *writer) beginStories() error {
	r, err := w.tx.Run(w.ctx, statement("lock_stories"), nil)
	if err != nil {
		return err
	}
	if _, err = r.Consume(w.ctx); err != nil {
		return err
	}
	var rows []any
	for _, n := range w.batch.Nodes {
		if n.Label == graph.Article {
			if keys := graph.StoryMember(n.ID, n.Props).Sketch.Keys(); len(keys) > 0 {
				rows = append(rows, map[string]any{"id": n.ID, "words": strings.Join(keys, " ")})
			}
		}
	}
	return w.rows(statement("story_candidates"), "rows", rows, func(r *neo4j.Record) {
		m := r.AsMap()
		id := m["candidate"].(string)
		w.alike[id] = append(w.alike[id], m["id"].(string))
	})
}

// sawStory takes up what the graph had of an article that is written or removed.
func (w *writer) sawStory(m map[string]any) {
	if row := storyRowOf(m); row.at.Origin != "" {
		w.was[row.member.ID] = row
	}
}

// telling is the stories that a write touches.
type telling struct {
	*writer
	members map[string]story.Member
	were    map[string]storyRow // by article: as the graph has them
	anew    map[string]bool     // by origin: the stories that are told anew
}

// tellStories brings duplicateOf and originId up to date, and returns the articles that have got another
// origin.
//
// It first sorts out what can change: a story from which an article goes, or in which one changed, is told
// anew; an article that is new or changed is taken up. What is as it was touches nothing, so writing the same
// batch again ends here. Of the articles taken up, package story makes the stories, and what differs from the
// graph is written.
func (w *writer) tellStories() (moved []string, err error) {
	t := telling{w, map[string]story.Member{}, maps.Clone(w.was), map[string]bool{}}
	for _, id := range w.remove {
		if was, ok := w.was[id]; ok {
			t.anew[was.at.Origin] = true
			w.change.Copies -= was.copied()
			delete(t.were, id)
		}
	}
	changed := map[string]bool{}
	for _, n := range w.batch.Nodes {
		if n.Label != graph.Article {
			continue
		}
		is := graph.StoryMember(n.ID, n.Props)
		was, ok := w.was[n.ID]
		if ok && was.member.Published.Equal(is.Published) && was.member.Agency == is.Agency && was.member.Sketch.String() == is.Sketch.String() {
			continue
		}
		if ok {
			t.anew[was.at.Origin] = true
		}
		t.members[n.ID] = is
		changed[n.ID] = true
	}
	if len(changed)+len(t.anew) == 0 {
		return nil, nil
	}
	if err := t.loosen(); err != nil {
		return nil, err
	}
	gaining, err := t.gaining(changed)
	if err != nil {
		return nil, err
	}
	return t.write(story.Stories(slices.Collect(maps.Values(t.members))), gaining)
}

// loosen takes up each article of the stories that are told anew, on its own. On its own means without the
// story that it was in: what it is a copy of now is told by its sketch alone.
func (t *telling) loosen() error {
	return t.rows(statement("story_members"), "ids", list(slices.Sorted(maps.Keys(t.anew))), func(r *neo4j.Record) {
		row := storyRowOf(r.AsMap())
		id := row.member.ID
		t.were[id] = row
		if _, ok := t.members[id]; !ok {
			t.members[id] = row.member
		}
	})
}

// gaining finds the stories that the articles are copies of, and takes up for each of them the articles that
// stand for it.
//
// An index finds too much: it gives whatever has a word of a sketch in common. Whether a candidate is a copy is
// told by the two sketches, and only then does its story gain. The first copy and the one whose id is the
// origin are read in a second look, because the candidate need not be either.
func (t *telling) gaining(changed map[string]bool) (origins map[string]bool, err error) {
	var candidates []string
	for id, of := range t.alike {
		_, taken := t.members[id]
		if !taken && slices.ContainsFunc(of, func(o string) bool { return changed[o] }) {
			candidates = append(candidates, id)
		}
	}
	slices.Sort(candidates)
	origins, standing := map[string]bool{}, map[string]bool{}
	if err := t.rows(statement("story_articles"), "ids", list(candidates), func(r *neo4j.Record) {
		row := storyRowOf(r.AsMap())
		copies := func(o string) bool { return changed[o] && t.members[o].Sketch.Copies(row.member.Sketch) }
		// One without an origin is of a graph from before there were stories, and is told of when it is written
		// again.
		if row.at.Origin == "" || !slices.ContainsFunc(t.alike[row.member.ID], copies) {
			return
		}
		origins[row.at.Origin], standing[row.at.Origin], standing[row.at.First] = true, true, true
		t.stands(row)
	}); err != nil {
		return nil, err
	}
	return origins, t.rows(statement("story_articles"), "ids", list(slices.Sorted(maps.Keys(standing))), func(r *neo4j.Record) {
		t.stands(storyRowOf(r.AsMap()))
	})
}

// stands takes up an article that stands for its story. The Story of a member tells package story that it is
// one with all others that have the same, without a look at sketches.
func (t *telling) stands(row storyRow) {
	id := row.member.ID
	row.member.Story = row.at.Origin
	t.members[id], t.were[id] = row.member, row
}

// write writes the places that have changed: of the articles taken up, and of all others of their stories
// where these have another first copy or origin now.
//
// A story of a thousand copies to which one more comes is read as two articles and written as one, unless the
// new one was published first, or is the first of an agency's own.
func (t *telling) write(places map[string]story.Place, gaining map[string]bool) (moved []string, err error) {
	others := map[string]story.Place{} // by old origin: where the articles of a story are now
	for _, id := range slices.Sorted(maps.Keys(places)) {
		if was := t.were[id]; gaining[was.at.Origin] && was.at != places[id] {
			others[was.at.Origin] = places[id]
		}
	}
	if err := t.rows(statement("story_members"), "ids", list(slices.Sorted(maps.Keys(others))), func(r *neo4j.Record) {
		row := storyRowOf(r.AsMap())
		if _, ok := places[row.member.ID]; !ok {
			t.were[row.member.ID], places[row.member.ID] = row, others[row.at.Origin]
		}
	}); err != nil {
		return nil, err
	}
	var rows []any
	for _, id := range slices.Sorted(maps.Keys(places)) {
		at, was := places[id], t.were[id]
		if at == was.at {
			continue
		}
		t.change.Copies += storyRow{story.Member{ID: id}, at}.copied() - was.copied()
		if was.at.Origin != "" && was.at.Origin != at.Origin {
			moved = append(moved, id)
		}
		p := graph.StoryProps(id, at)
		rows = append(rows, map[string]any{"id": id, "origin": p["originId"], "first": p["duplicateOf"]})
	}
	return moved, t.chunks(statement("write_stories"), "rows", rows, nil)
}

// countAgain counts the sources of the events that articles speak of which have got another origin.
// A source that is kept to its article counts by the origin of the article; see graph.Speaker. The events of
// the batch, and those that lost an edge, are counted by fold.
func (w *writer) countAgain(moved []string, gone map[string]bool) error {
	events := map[string]bool{}
	for _, t := range []graph.Type{graph.Stated, graph.Confirmed} {
		if err := w.rows(forType("article_edges", t), "ids", list(moved), func(r *neo4j.Record) {
			_, e := edgeFromServer(t, r)
			if _, done := w.stored[e.To.ID]; !done && !gone[e.To.ID] {
				events[e.To.ID] = true
			}
		}); err != nil {
			return err
		}
	}
	var rows []any
	if err := w.rows(statement("sources"), "ids", list(slices.Sorted(maps.Keys(events))), func(r *neo4j.Record) {
		m := r.AsMap()
		rows = append(rows, map[string]any{"id": m["id"], "props": map[string]any{"sources": m["sources"]}})
	}); err != nil {
		return err
	}
	return w.chunks(statement("write_folds"), "rows", rows, nil)
}
