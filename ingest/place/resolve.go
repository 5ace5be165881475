package place

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Toponym is the name of a place where an article speaks of it.
type Toponym struct {
	Text   string // the name as it stands, with or without "region" or ", Texas"
	Before string // the few words in front, up to a sentence
	After  string // the few words behind, from the next character on
	Start  int    // offset in the article in code points; orders the toponyms
}

// A Hint is what is known of an article beside its toponyms. All is optional.
type Hint struct {
	Publisher string // name or domain of the paper: "Kyiv Post", "theparisnews.com"
	Country   string // ISO code of the country that the paper is from
	Near      []int  // GeoNames ids of places that the article is about
}

// A Resolution is the place that a toponym means.
type Resolution struct {
	Place
	OK         bool    // false: the gazetteer has no place of this name
	Confidence float64 // 0 to 1: how much likelier than the name's other places
}

// Resolve decides the toponyms of one article together. Each has candidates
// by its name; the words around it choose among them ("Kursk region", "Paris,
// Texas"), and so do the other toponyms: places of one story tend to lie in
// one another, in one division, in one country, near each other. A name means
// one place throughout, unless the article says otherwise ("Portland, Maine").
// The result has one element for each toponym, in their order.
//
// Candidates gain belief in rounds: each round, a candidate's score is its
// prior and what the candidates of the other toponyms, weighed by what is
// believed of them, lend to it (relaxation labelling; Rosenfeld, Hummel and
// Zucker 1976). The rounds are few and fixed, so the result depends on the
// input alone.
func (g *Gazetteer) Resolve(ts []Toponym, hint Hint) []Resolution {
	items, of := g.items(ts)
	home := g.home(hint)
	s := &scene{g: g, w: g.weights, items: items, home: home}
	s.relax()
	out := make([]Resolution, len(ts))
	for i, n := range of {
		if n < 0 {
			continue
		}
		best := items[n].best()
		out[i] = Resolution{Place: g.place(best.record), OK: true, Confidence: best.belief}
	}
	return out
}

// An item is a name that the article uses in one sense.
type item struct {
	candidates []candidate
	mentions   int
}

type candidate struct {
	record            int
	country, division int // records, or -1
	at                vector
	base              float64 // what speaks for it apart from the other items
	belief            float64
}

func (it *item) best() *candidate {
	best := &it.candidates[0]
	for i := range it.candidates {
		if it.candidates[i].belief > best.belief {
			best = &it.candidates[i]
		}
	}
	return best
}

// maxCandidates bounds the work for names like San José; the least likely are
// left out.
const maxCandidates = 120

// items groups the toponyms by name and container; of maps each toponym to
// its item, or to -1 if no place is called so.
func (g *Gazetteer) items(ts []Toponym) (items []*item, of []int) {
	order := make([]int, len(ts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ts[a].Start, ts[b].Start) })
	of = make([]int, len(ts))
	byKey := map[string]int{}
	for n, i := range order {
		var next *Toponym
		if n+1 < len(order) {
			next = &ts[order[n+1]]
		}
		r := g.read(ts[i], next)
		if len(r.found) == 0 {
			of[i] = -1
			continue
		}
		at, ok := byKey[r.key()]
		if !ok {
			at = len(items)
			byKey[r.key()] = at
			items = append(items, g.newItem(r))
		}
		items[at].mentions++
		of[i] = at
	}
	return items, of
}

func (g *Gazetteer) newItem(r reading) *item {
	it := &item{}
	for _, p := range r.found {
		base := g.weights.prior * g.prior(uint64(p))
		if slices.ContainsFunc(r.inside, func(c posting) bool { return g.contains(c.record(), p.record()) }) {
			base += g.weights.comma
		}
		it.candidates = append(it.candidates, g.candidate(p.record(), base))
	}
	slices.SortStableFunc(it.candidates, func(a, b candidate) int { return cmp.Compare(b.base, a.base) })
	it.candidates = it.candidates[:min(len(it.candidates), maxCandidates)]
	return it
}

func (g *Gazetteer) candidate(r int, base float64) candidate {
	lat, lon := g.position(r)
	return candidate{record: r, country: g.country(r), division: g.division(r), at: newVector(lat, lon), base: base}
}

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
	r := reading{name: Fold(text), found: found}
	switch {
	case len(found) == 0:
		return r
	case tail != "":
		r.inside, r.within = g.container(tail, found)
	default:
		r.inside, r.within = g.container(g.aside(t, next), found)
	}
	return r
}

// extend adds the word behind or the words before a name if they tell what it
// is: "Kursk" before " region", "Superior" behind "Lake ".
func (g *Gazetteer) extend(text, before, after string, found []posting) (string, []posting) {
	if word := firstWord(after); word != "" && (adminAfter[Fold(word)] == adminWord || adminAfter[Fold(word)] == countyWord || features[Fold(word)]) {
		if wider := g.single(text + " " + word); len(wider) > 0 {
			return text + " " + word, wider
		}
	}
	words := strings.Fields(before)
	for n := min(3, len(words)); n > 0; n-- {
		lead := strings.Join(words[len(words)-n:], " ")
		if w := adminBefore[Fold(lead)]; w == adminWord || w == townWord || w == countyWord || features[Fold(lead)] {
			if wider := g.single(lead + " " + text); len(wider) > 0 {
				return lead + " " + text, wider
			}
		}
	}
	return text, found
}

// features are the words that make another place of a name.
var features = map[string]bool{
	"river": true, "sea": true, "ocean": true, "lake": true, "bay": true, "strait": true, "gulf": true, "canal": true,
	"island": true, "islands": true, "peninsula": true, "valley": true, "desert": true, "mountains": true,
	"gulf of": true, "sea of": true, "strait of": true, "bay of": true, "isle of": true, "mount": true,
}

// firstWord is the word that follows a name after one space, else "".
func firstWord(after string) string {
	if !strings.HasPrefix(after, " ") {
		return ""
	}
	word, _, _ := strings.Cut(after[1:], " ")
	return strings.TrimRight(word, ".,;:!?)\"”’")
}

// aside is what follows a name behind a comma or in brackets: "Texas" of
// "Paris, Texas, where" and of "Paris (Texas)".
func (g *Gazetteer) aside(t Toponym, next *Toponym) string {
	after := t.After
	switch {
	case strings.HasPrefix(after, ","):
		after = after[1:]
	case strings.HasPrefix(after, " ("):
		after, _, _ = strings.Cut(after[2:], ")")
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
		inside = slices.DeleteFunc(g.single(name), func(c posting) bool {
			return !slices.ContainsFunc(found, func(p posting) bool { return g.contains(c.record(), p.record()) })
		})
		if len(inside) > 0 {
			return inside, Fold(name)
		}
	}
	return nil, ""
}

// A vector is a point on the unit sphere.
type vector [3]float64

func newVector(lat, lon float64) vector {
	const rad = math.Pi / 180
	cos := math.Cos(lat * rad)
	return vector{cos * math.Cos(lon*rad), cos * math.Sin(lon*rad), math.Sin(lat * rad)}
}

// apart is the distance of two points in kilometres.
func (a vector) apart(b vector) float64 {
	dx, dy, dz := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return 6371 * math.Sqrt(dx*dx+dy*dy+dz*dz) // the chord: near enough for what is near
}
