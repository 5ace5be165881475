package place

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A reading is what a toponym and its surroundings say.
type reading struct {
	name   string    // folded, with the words that tell its kind
	found  []posting // the places of that name
	inside []posting // what it is said to lie in: "Texas" of "Paris, Texas"
	within string    // that, folded
}

func (r reading) key() string { return r.name + "|" + r.within }

// read takes the name with the words around it that belong to it.
func (g *Gazetteer) read(t Toponym, next *Toponym) reading {
	text, tail, _ := strings.Cut(t.Text, ",")
	found := g.single(text)
	if tail != "" {
		if whole := g.exact(t.Text); len(whole) > 0 {
			return reading{name: Fold(t.Text), found: whole}
		}
	} else {
		text, found = g.extend(text, t.Before, t.After, found)
	}
	if len(found) == 0 && strings.HasPrefix(t.After, ".") {
		found = g.exact(text + ".") // "Calif" before its full stop
	}
	found = merge(found, g.people(text)) // "Georgian"
	r := reading{name: Fold(text), found: found}
	if len(found) == 0 {
		return r
	}
	if tail == "" {
		tail = g.aside(t, next)
	}
	if r.inside, r.within = g.container(tail, found); r.inside == nil {
		r.inside, r.within = g.owner(t.Before, found)
	}
	return r
}

// extend adds the word behind or the words before a name if they tell what it
// is: "Kursk" before " region", "Superior" behind "Lake ".
func (g *Gazetteer) extend(text, before, after string, found []posting) (string, []posting) {
	if word := kindWord(after); word != "" {
		wider := g.single(text + " " + word)
		if word == "state" {
			wider = slices.DeleteFunc(wider, func(p posting) bool { return !federal[g.code(p.record())] })
		}
		if len(wider) > 0 {
			return text + " " + word, wider
		}
	}
	words := strings.Fields(before)
	for n := min(3, len(words)); n > 0; n-- {
		lead := Fold(strings.Join(words[len(words)-n:], " "))
		switch w := adminBefore[lead]; {
		case features[lead], w == adminWord, w == countyWord, w == townWord:
			if wider := g.single(lead + " " + text); len(wider) > 0 {
				return lead + " " + text, wider
			}
		}
	}
	return text, found
}

// aside is what follows a name behind a comma or in brackets: "Texas" of
// "Paris, Texas, where", "Paris (Texas)" and "Paris in Texas".
func (g *Gazetteer) aside(t Toponym, next *Toponym) string {
	after := t.After
	switch {
	case strings.HasPrefix(after, ","):
		after = after[1:]
	case strings.HasPrefix(after, " ("):
		after, _, _ = strings.Cut(after[2:], ")")
	case strings.HasPrefix(after, " in ") && startsUpper(after[4:]):
		after = after[4:]
	case after == "" && next != nil && next.Start == t.Start+utf8.RuneCountInString(t.Text)+2:
		return next.Text // no context was given, but a comma and a space fit between
	default:
		return ""
	}
	if i := strings.IndexAny(after, ",;:()!?\"“”—\n"); i >= 0 {
		after = after[:i]
	}
	return after
}

// container finds what the words say that some of the found lie in, taking
// as many of the words as name one.
func (g *Gazetteer) container(text string, found []posting) (inside []posting, key string) {
	words := strings.Fields(text)
	for n := min(4, len(words)); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		inside = g.holding(g.single(name), found)
		if len(inside) > 0 {
			return inside, Fold(name)
		}
	}
	return nil, ""
}

// owner finds whose the words in front of a name say that it is: "Russia" of
// "Russia's Kursk", "Ukraine" of "the Ukrainian city of Sumy".
func (g *Gazetteer) owner(before string, found []posting) (inside []posting, key string) {
	words := strings.Fields(before)
	for n := len(words) - 1; n >= max(0, len(words)-6); n-- {
		word := words[n]
		if betweenOwner[word] {
			continue
		}
		if !startsUpper(word) {
			return nil, ""
		}
		// One word or two: "Texas’", "South Korean".
		for _, from := range []int{max(0, n-1), n} {
			name := strings.Join(words[from:n+1], " ")
			owners := g.people(name)
			if trimmed := trimPossessive(name); trimmed != name {
				owners = g.exact(trimmed)
			}
			if inside = g.holding(owners, found); len(inside) > 0 {
				return inside, Fold(name)
			}
		}
		return nil, ""
	}
	return nil, ""
}

// holding are those of the outer places that some of the found lie in.
func (g *Gazetteer) holding(outer, found []posting) []posting {
	return slices.DeleteFunc(outer, func(c posting) bool {
		return !slices.ContainsFunc(found, func(p posting) bool { return g.contains(c.record(), p.record()) })
	})
}
