package graph

import (
	"newsgraph/graph/story"
)

// StoryMember is an article as package story sees it, from its stored properties: sketch, agency and
// published. A sketch that cannot be read, which Canonical lets into no batch, is that of no text.
func StoryMember(id string, p Props) story.Member {
	sketch, err := story.Parse(p.String("sketch"))
	if err != nil {
		sketch = story.Sketch{}
	}
	agency, _ := p["agency"].(bool)
	return story.Member{ID: id, Published: p.Time("published"), Agency: agency, Sketch: sketch}
}

// StoryProps are the folded properties of an article: duplicateOf, which the first copy of a story does not
// have, and originId, which all copies have in common.
func StoryProps(id string, at story.Place) Props {
	p := Props{"originId": at.Origin}
	if at.First != id {
		p["duplicateOf"] = at.First
	}
	return p
}

// Speaker is what a speaker of an event counts as among the event's sources: itself, or, for one that is kept
// to its article (it has a localKey), what is the same in every copy of that article. origin is the least
// originId of the articles in which it speaks of the event.
func Speaker(id, localKey, origin string) string {
	if localKey == "" {
		return id
	}
	return origin + " " + localKey
}

// tellStories tells which articles are copies, after each write, and counts how many became so.
//
// It tells all stories anew, whatever the write was about: a Mem is the rule, and package store, which goes by
// what changed, must come to the same.
func (m *Mem) tellStories(c *Change) {
	var members []story.Member
	for _, n := range m.nodes {
		if n.Label == Article {
			members = append(members, StoryMember(n.ID, n.Props))
		}
	}
	before := copiesAmong(m.stories)
	m.stories = story.Stories(members)
	c.Copies += copiesAmong(m.stories) - before
}

func copiesAmong(places map[string]story.Place) (n int) {
	for id, p := range places {
		if p.First != id {
			n++
		}
	}
	return n
}

// speakers counts who stands behind an event: the nodes in which the sources of all ids stand that the event
// is made of.
//
// Sources who stand in one node count once. The least origin is taken, because any one of them must be, and the
// least does not hang on an order.
func (m *Mem) speakers(events []string) int64 {
	origins := map[string]string{} // by node: the least origin of the articles in which it speaks
	for _, event := range events {
		for key := range m.at[event] {
			if e := m.edges[key]; (e.Type == Stated || e.Type == Confirmed) && e.To.ID == event {
				node, origin := m.standsIn(e.From).ID, m.stories[e.Article].Origin
				if before, ok := origins[node]; !ok || origin < before {
					origins[node] = origin
				}
			}
		}
	}
	distinct := map[string]bool{}
	for id, origin := range origins {
		distinct[Speaker(id, m.static(id).String("localKey"), origin)] = true
	}
	return int64(len(distinct))
}
