package place

import (
	"slices"
	"strings"
	"unicode"
)

// Lookup returns all places that the name may mean, most likely first: states
// before capitals before larger towns before smaller ones. It takes names as
// texts have them: "the Kursk region", "Zhejiang province", "northern Gaza",
// "City of London", "Paris, Texas", "Ukraine's". What is more in a name than
// a place's own name is used to choose and to order. No place: nil.
func (g *Gazetteer) Lookup(name string) []Place {
	found := g.candidates(name)
	if len(found) == 0 {
		return nil
	}
	places := make([]Place, len(found))
	for i, p := range found {
		places[i] = g.place(p.record())
	}
	return places
}

// Demonym returns the place that the people so called come from: "Ukrainian",
// "North Koreans", "Londoner". Plural and possessive are understood.
func (g *Gazetteer) Demonym(word string) (Place, bool) {
	if found := g.people(word); len(found) > 0 {
		return g.place(found[0].record()), true
	}
	return Place{}, false
}

func (g *Gazetteer) people(word string) []posting {
	key := Fold(trimPossessive(word))
	for _, k := range []string{key, strings.TrimSuffix(key, "s"), strings.TrimSuffix(key, "es")} {
		if found := g.posted(demonymPrefix + k); k != "" && len(found) > 0 {
			return found
		}
	}
	return nil
}

// candidates is Lookup before the records are read.
func (g *Gazetteer) candidates(name string) []posting {
	left, right, comma := strings.Cut(name, ",")
	if comma {
		if Fold(left) == "" {
			return nil
		}
		if found := g.exact(name); len(found) > 0 {
			return found // "Washington, D.C."
		}
		return g.within(g.single(left), right)
	}
	return g.single(name)
}

// single looks a name without a comma up: as it stands, else without its
// possessive, else without the words around the name proper.
func (g *Gazetteer) single(name string) []posting {
	found := g.exact(name)
	if len(found) == 0 {
		if trimmed := trimPossessive(name); trimmed != name {
			found = g.exact(trimmed)
			name = trimmed
		}
	}
	key := Fold(name)
	if head, ok := strings.CutSuffix(key, " co"); ok {
		key = head + " county"
	} else if tail, ok := strings.CutPrefix(key, "co "); ok {
		key = "county " + tail
	}
	if key != Fold(name) && len(found) == 0 {
		found = g.posted(key)
	}
	if core, want := splitAdmin(key); len(found) > 0 &&
		(core == "" || want != adminWord || g.fits(found[0].record(), want)) {
		return found
	}
	if len(found) == 0 {
		if outer, inner, ok := cutOwner(name); ok {
			return g.within(g.single(inner), outer)
		}
	}
	return merge(g.stripped(key), found)
}

// stripped looks a folded name up without the words around the name proper.
func (g *Gazetteer) stripped(key string) []posting {
	if found := g.water(key); len(found) > 0 {
		return found
	}
	var wants []want
	for range 3 { // "the southern port city of Odesa"
		core, w := splitAdmin(key)
		if core == "" {
			break
		}
		wants = append(wants, w)
		found := g.posted(core)
		if len(found) == 0 {
			found = g.posted(adjectiveTown(core))
		}
		found = slices.DeleteFunc(found, func(p posting) bool {
			return p.kind() == NameAbbrev ||
				slices.ContainsFunc(wants, func(w want) bool { return !g.fits(p.record(), w) })
		})
		if len(found) > 0 {
			return found
		}
		key = core
	}
	return nil
}

// water finds a water whose word stands on the other side, or is not part of
// its listed name: "River Thames", "Volta Lake", "Dnipro River".
func (g *Gazetteer) water(key string) []posting {
	for _, word := range []string{"river", "lake", "sea", "canal"} {
		core, ok := strings.CutSuffix(key, " "+word)
		if !ok {
			core, ok = strings.CutPrefix(key, word+" ")
		}
		if !ok {
			continue
		}
		for _, k := range []string{core + " " + word, word + " " + core, core} {
			found := slices.DeleteFunc(g.posted(k), func(p posting) bool { return kinds[g.flags(p.record())&7] != Water })
			if len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// cutOwner parts a name from what it is said to lie in: "China’s Jiangxi
// province", "Shenyang in Liaoning".
func cutOwner(name string) (outer, inner string, ok bool) {
	for _, mark := range []string{"'s ", "’s "} {
		if outer, inner, ok = strings.Cut(name, mark); ok {
			return outer, inner, true
		}
	}
	inner, outer, ok = strings.Cut(name, " in ")
	return outer, inner, ok
}

// exact looks up a name as it stands, less the abbreviations that it is not
// written as.
func (g *Gazetteer) exact(name string) []posting {
	key := Fold(name)
	if key == "" || isCommonWord(name, key) {
		return nil
	}
	found := g.posted(key)
	if looksAbbreviated(name) {
		return found
	}
	return slices.DeleteFunc(found, func(p posting) bool { return p.kind() == NameAbbrev })
}

// isCommonWord tells "or", "us" and "north" in a sentence from the towns Or, Us
// and North: a name in small letters is fine, but not the shortest ones.
func isCommonWord(name, key string) bool {
	if strings.ContainsFunc(name, unicode.IsUpper) {
		return false
	}
	return len(key) <= 3 && isASCII(key) || adminAfter[key] != anything || adminBefore[key] != anything
}

// looksAbbreviated tells "IN", "N.Y." and "Pa." from "in" and "Pa".
func looksAbbreviated(name string) bool {
	name = strings.TrimSpace(name)
	return strings.HasSuffix(name, ".") || !strings.ContainsFunc(name, unicode.IsLower)
}

// within puts those of the candidates first that lie in what the right side
// of a comma names: "Paris, Texas", "Lyon, Auvergne, France".
func (g *Gazetteer) within(found []posting, right string) []posting {
	for part := range strings.SplitSeq(right, ",") {
		containers := g.single(part)
		inside := func(p posting) bool {
			return slices.ContainsFunc(containers, func(c posting) bool { return g.contains(c.record(), p.record()) })
		}
		var in, out []posting
		for _, p := range found {
			if inside(p) {
				in = append(in, p)
			} else {
				out = append(out, p)
			}
		}
		found = append(in, out...)
	}
	return found
}

// contains reports whether record in lies in record outer, at any depth.
func (g *Gazetteer) contains(outer, in int) bool {
	for range 4 {
		in = g.parent(in)
		if in < 0 {
			return false
		}
		if in == outer {
			return true
		}
	}
	return false
}

// merge appends to a those of b that it lacks.
func merge(a, b []posting) []posting {
	for _, p := range b {
		if !slices.ContainsFunc(a, func(q posting) bool { return q.record() == p.record() }) {
			a = append(a, p)
		}
	}
	return a
}

// trimPossessive cuts the possessive of a name: "Ukraine's", "Texas’".
func trimPossessive(name string) string {
	name = strings.TrimSpace(name)
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(name, end); ok {
			return cut
		}
	}
	return name
}
