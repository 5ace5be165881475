package extract

import (
	"slices"
	"strings"

	"newsgraph/ingest/place"
)

// Which names mean one thing. Four kinds of evidence, each for its own type of entity:
//
// 	person        a surname and the full name that ends in it; initials; a first name that only one person bears
// 	organization  an acronym and the initials of a longer name, or the name before its bracket; "Unite" and "Unite union"
// 	group         the same nation and the same class: "North Korean troops" are "North Korean soldiers"
// 	place         another name for the same country; "Kursk" and "Kursk region"
//
// Two people with one surname stay two, and the surname alone then goes to the one named first.

// clusters finds the entity that a further name means. Every look-up goes through a map, so that a text full of
// different names takes no more time than its length.
type clusters struct {
	*reading
	byKey      map[string]int   // type and folded name
	byGroup    map[string]int   // nation and class of its force
	byInitials map[string]int   // of organizations of several words
	byPlace    map[int]int      // GeoNames id of a country
	byFirst    map[string][]int // type and first word of the folded name
	byLast     map[string][]int // type and last word
}

// sharing is how many entities with a common word are looked at.
const sharing = 40

// Groups come last, because they are keyed by nation and not by their words.
func (c *clusters) rank(i int) int {
	n := c.names[i]
	if n.group != "" {
		return 0
	}
	return min(n.Len(), 12)
}

// find returns the entity of a name, a new one where no other name means the same.
func (c *clusters) find(i int) int {
	n := c.names[i]
	text := c.textOf(n.Span)
	key := n.kind + ":" + nameKey(text)
	if e, ok := c.byKey[key]; ok {
		return e
	}
	e := -1
	switch {
	case n.group != "":
		e = c.groupOf(n)
	case n.kind == Person:
		e = c.personOf(nameKey(text))
	case n.kind == Organization:
		e = c.organizationOf(n, text)
	case n.kind == Location:
		e = c.placeOf(text)
	}
	if e < 0 {
		e = len(c.entities)
		c.entities = append(c.entities, &entity{kind: n.kind, name: text, group: n.group, plural: n.group != "" && plural(c.words[n.Last-1].lower)})
		if n.group == "" {
			c.index(e, n, text)
		}
	}
	c.byKey[key] = e
	return e
}

// index makes a new entity findable by parts of its name.
func (c *clusters) index(e int, n name, text string) {
	parts := strings.Fields(nameKey(text))
	if len(parts) == 0 {
		return
	}
	first, last := n.kind+":"+parts[0], n.kind+":"+parts[len(parts)-1]
	c.byFirst[first] = append(c.byFirst[first], e)
	c.byLast[last] = append(c.byLast[last], e)
	if n.kind == Organization && len(parts) > 1 {
		for _, small := range []bool{false, true} {
			if _, ok := c.byInitials[initials(text, small)]; !ok {
				c.byInitials[initials(text, small)] = e
			}
		}
	}
	if n.kind == Location {
		if p, ok := c.state(text); ok {
			c.byPlace[p] = e
		}
	}
}

// state returns the GeoNames id of a name that means a country or a continent.
func (c *clusters) state(text string) (int, bool) {
	if c.placeWeight(text) < 4 {
		return 0, false
	}
	found := c.places.Lookup(text)
	ok := len(found) > 0 && found[0].ID != 0 && (found[0].Kind == place.Country || found[0].Kind == place.Continent)
	if !ok {
		return 0, false
	}
	return found[0].ID, true
}

// sharers returns the entities of an index entry, the latest few where there are many.
func sharers(list []int) []int { return list[max(0, len(list)-sharing):] }

// personOf finds the person whose full name ends, or whose only name begins, with this shorter one.
func (c *clusters) personOf(key string) int {
	parts := strings.Fields(key)
	if len(parts) == 0 {
		return -1
	}
	found := c.byLast[Person+":"+parts[len(parts)-1]]
	if len(parts) == 1 {
		if len(found) > 0 {
			return found[0]
		}
		// A first name alone, when only one person has it.
		if list := c.byFirst[Person+":"+key]; len(list) == 1 {
			return list[0]
		}
		return -1
	}
	for _, e := range sharers(found) {
		full := nameKey(c.entities[e].name)
		if strings.HasSuffix(full, " "+key) {
			return e // "de Blasio", "García Márquez"
		}
		// "Donald J. Trump" and "Donald Trump"; never "Bill Clinton" and "Hillary Clinton".
		have := strings.Fields(full)
		if have[0] == parts[0] || len(have[0]) == 1 && strings.HasPrefix(parts[0], have[0]) || len(parts[0]) == 1 && strings.HasPrefix(have[0], parts[0]) {
			return e
		}
	}
	return -1
}

// organizationOf finds an organization by its acronym, or by the words that a longer form adds.
func (c *clusters) organizationOf(n name, text string) int {
	key := nameKey(text)
	parts := strings.Fields(key)
	if len(parts) == 0 {
		return -1
	}
	for _, e := range sharers(c.byFirst[Organization+":"+parts[0]]) {
		if x := c.entities[e]; strings.HasPrefix(nameKey(x.name), key+" ") && c.shortForm(x.name, text) {
			return e
		}
	}
	if e := c.onlyLonger(n, text, key); e >= 0 {
		return e
	}
	if last := lastWord(text); n.Len() == 2 && len(last) > 1 && strings.ToUpper(last) == last {
		if e, ok := c.byInitials[last]; ok {
			return e // "California DMV" and "Department of Motor Vehicles"
		}
	}
	if n.Len() > 1 || strings.ToUpper(text) != text || len(text) < 2 {
		return -1
	}
	if e, ok := c.byInitials[text]; ok {
		return e
	}
	for _, e := range sharers(c.byLast[Organization+":"+key]) {
		return e // "California DMV"
	}
	// "Kenya Medical … Union (KMPPDU)": the bracket tells.
	if c.near(n.First, n.First-1).lower == "(" {
		if k := n.First - 2; k >= 0 && c.nameAt[k] >= 0 {
			if before := c.names[c.nameAt[k]]; before.entity >= 0 && c.entities[before.entity].kind == Organization && before.Len() > 1 {
				return before.entity
			}
		}
	}
	return -1
}

// onlyLonger returns the one organization of the article whose name goes on where this single word ends: "Tri-State" of
// "Tri-State Racetrack & Gaming Center". Words that many names begin with, and towns, mean nothing by themselves.
func (c *clusters) onlyLonger(n name, text, key string) int {
	longer := c.byFirst[Organization+":"+key]
	if n.Len() != 1 || len(longer) != 1 || len(text) < 4 || c.lex.names["org"][text] || c.placeWeight(text) > 1 {
		return -1
	}
	if parts := strings.Fields(nameKey(c.entities[longer[0]].name)); len(parts) < 2 || parts[1] == "of" || parts[1] == "for" {
		return -1
	}
	return longer[0]
}

// shortForm reports whether the long name only adds a word of what the thing is: "Unite union", "Apple Inc".
//
// "Apple" and "Apple Inc" are one, "Bank" and "Bank of England" or "Kenya" and "Kenya Airways" are not: what is
// added must be head words only.
func (c *clusters) shortForm(long, short string) bool {
	rest := strings.Fields(long)[len(strings.Fields(short)):]
	for _, w := range rest {
		if !c.lex.names["org"][w] {
			return false
		}
	}
	return true
}

// initials returns the capitals of a name's words, with or without the small words.
func initials(s string, small bool) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '-' }) {
		c := []rune(w)[0]
		if c >= 'A' && c <= 'Z' {
			b.WriteRune(c)
		} else if small && c >= 'a' && c <= 'z' {
			b.WriteRune(c - 'a' + 'A')
		}
	}
	return b.String()
}

// groupOf finds the other names of a nation's force: "troops", "forces", "soldiers" are one, officials another.
func (c *clusters) groupOf(n name) int {
	key := n.group + ":" + c.groupClass(n)
	if e, ok := c.byGroup[key]; ok {
		return e
	}
	c.byGroup[key] = len(c.entities)
	return -1
}

// groupClass sorts the nouns of groups: all fighting forces of a nation are one body in the news, each office is
// one of its own.
func (c *clusters) groupClass(n name) string {
	head := c.words[n.Last-1].lower
	switch {
	case c.lex.nouns["force"][head]:
		return "force"
	case head == "officer" || head == "officers":
		return "police"
	}
	return singular(head)
}

// placeOf finds a place under another name: by the gazetteer ("US", "United States"), or with the word for what it is
// ("Kursk" after "Kursk region").
func (c *clusters) placeOf(text string) int {
	if p, ok := c.state(text); ok {
		if e, ok := c.byPlace[p]; ok {
			return e
		}
	}
	key := nameKey(text)
	parts := strings.Fields(key)
	if len(parts) == 0 {
		return -1
	}
	for _, e := range sharers(c.byFirst[Location+":"+parts[0]]) {
		x := c.entities[e]
		if strings.HasPrefix(nameKey(x.name), key+" ") && (c.lex.names["place"][lastWord(x.name)] || c.lex.names["region"][lastWord(x.name)]) {
			return e
		}
	}
	return -1
}

// lastWord returns what stands behind the last space.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// order puts the entities in the order of their first mention and renumbers them.
func (c *clusters) order() {
	first := make([]int, len(c.entities))
	for i := range first {
		first[i] = len(c.words)
	}
	for _, n := range c.names {
		first[n.entity] = min(first[n.entity], n.First)
	}
	perm := make([]int, len(c.entities))
	for i := range perm {
		perm[i] = i
	}
	slices.SortStableFunc(perm, func(a, b int) int { return first[a] - first[b] })
	moved := make([]int, len(perm))
	sorted := make([]*entity, len(perm))
	for to, from := range perm {
		sorted[to], moved[from] = c.entities[from], to
	}
	c.reading.entities = sorted
	for i := range c.names {
		c.reading.names[i].entity = moved[c.names[i].entity]
	}
}
