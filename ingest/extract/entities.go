package extract

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// An entity is everything in the article that is one person, organization or place. This file holds the type and
// what is known of an entity beside its names: its place on the map, its sex for the pronouns, its posts for
// descriptions such as "the defense minister".

// An entity is everything in the article that is one person, organization or place.
type entity struct {
	kind     string
	name     string // the fullest form
	unnamed  bool
	mentions []mention
	group    string // for "North Korean troops": the folded name of the nation
	place    place.Place
	found    bool // place is set
	sex      byte // 'm', 'f', or 0 when unknown
	plural   bool
	posts    []string // lower-case titles that the article gives to the person
}

// A mention is one stretch of text that means an entity.
type mention struct {
	nlp.Span
	form string // name, nominal, pronoun
}

// findEntities makes one entity of all names that mean one thing: the same name, a surname and its full name, an
// acronym and what it stands for, a nation's troops and its forces.
func (r *reading) findEntities() {
	c := clusters{
		reading: r, byKey: map[string]int{}, byGroup: map[string]int{}, byInitials: map[string]int{}, byPlace: map[int]int{},
		byFirst: map[string][]int{}, byLast: map[string][]int{},
	}
	// Full names come first, so that a surname in the headline finds the full name of the text.
	order := make([]int, len(r.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return c.rank(b) - c.rank(a) })
	for _, i := range order {
		r.names[i].entity = c.find(i)
	}
	c.order()
	for i := range r.names {
		n := r.names[i]
		e := r.entities[n.entity]
		e.mentions = append(e.mentions, mention{n.Span, "name"})
		r.noteTitle(e, n)
	}
	r.resolvePlaces()
}

// noteTitle keeps what a title tells about the person: the post, and whether "he" or "she" may follow.
func (r *reading) noteTitle(e *entity, n name) {
	if e.kind != Person {
		return
	}
	if e.sex == 0 && n.Len() > 1 {
		e.sex = r.lex.sex[r.words[n.First].lower]
	}
	if n.title.Len() > 0 {
		title := strings.ToLower(r.textOf(n.title))
		if !slices.Contains(e.posts, title) {
			e.posts = append(e.posts, title)
		}
		switch strings.TrimSuffix(r.words[n.Last-n.Len()-1].lower, ".") {
		case "mr", "sir", "lord", "king", "prince", "chairman", "spokesman", "congressman":
			e.sex = 'm'
		case "mrs", "ms", "miss", "lady", "queen", "princess", "chairwoman", "spokeswoman", "congresswoman":
			e.sex = 'f'
		}
	}
}

// resolvePlaces looks the places up on the map, all together so that they decide each other.
//
// The gazetteer sees sixty characters to either side of the first mention. Only places that the article names
// become entities: the country of a town stays out until somebody writes it.
func (r *reading) resolvePlaces() {
	r.placeByKey, r.placeByID = map[string]int{}, map[int]int{}
	var tops []place.Toponym
	var at []int
	for i, e := range r.entities {
		if e.kind != Location {
			continue
		}
		m := e.mentions[0].Span
		start := r.doc.Tokens[m.First].Start
		end := r.doc.Tokens[m.Last-1].End
		tops = append(tops, place.Toponym{Text: e.name, Before: r.doc.Slice(start-60, start), After: r.doc.Slice(end, end+60), Start: start})
		at = append(at, i)
	}
	for k, found := range r.places.Resolve(tops, place.Hint{Publisher: r.text.Source}) {
		e := r.entities[at[k]]
		if found.OK {
			e.place, e.found = found.Place, true
			if _, ok := r.placeByID[found.ID]; !ok && found.ID != 0 {
				r.placeByID[found.ID] = at[k]
			}
		}
		if _, ok := r.placeByKey[nameKey(e.name)]; !ok {
			r.placeByKey[nameKey(e.name)] = at[k]
		}
	}
}

// placeNamed returns the entity of a place by its name or by one that the gazetteer knows for it, -1 when the article
// does not name it.
func (r *reading) placeNamed(name string) int {
	if e, ok := r.placeByKey[nameKey(name)]; ok {
		return e
	}
	if found := r.places.Lookup(name); len(found) > 0 {
		if e, ok := r.placeByID[found[0].ID]; ok && found[0].ID != 0 {
			return e
		}
	}
	return -1
}

// entityAt returns the index of the entity that a name at the token means, or -1.
func (r *reading) entityAt(i int) int {
	if i < 0 || i >= len(r.nameAt) || r.nameAt[i] < 0 {
		return -1
	}
	return r.names[r.nameAt[i]].entity
}
