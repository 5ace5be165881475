package extract

import (
	"slices"
	"strconv"
	"strings"

	"newsgraph/ingest/place"
)

// Which place is an event's: learned from annotated articles, over what the rules found (where.go), where the place
// stands to the event's words, what kind of place and event they are, and where the article plays.

// A pairing is the nearest that a mention of an event and one of an entity come to one another.
type pairing struct {
	said  int // the token of the happening
	at    standing
	apart int // sentences from the happening to the entity, negative for before
	up    []string
	down  []string
	steps int
}

// farther orders pairings: fewer sentences, then fewer steps of the tree, then fewer words.
func (p pairing) farther() int {
	n := p.apart * 100000
	if n < 0 {
		n = -n - 50000 // what was named before is nearer than what is named later
	}
	return n + p.steps*1000 + min(999, abs(p.said-p.at.head))
}

func abs(n int) int { return max(n, -n) }

// pairings returns for each entity that fits and is named near one of an event's mentions how near it comes; in the
// order of the entities.
func (r *reading) pairings(e *event, stand [][]standing, far int, fits func(*entity) bool) []pairing {
	best := map[int]pairing{}
	for n, k := range e.said {
		if n == 12 {
			break // what twelve mentions do not show, a thirteenth will not
		}
		i := r.happenings[k].head
		s := r.words[i].sent
		for t := max(0, s-far); t <= min(len(stand)-1, s+far); t++ {
			for _, at := range stand[t] {
				if !fits(r.entities[at.entity]) {
					continue
				}
				p := pairing{said: i, at: at, apart: t - s, steps: pathLimit}
				if t == s {
					p.up, p.down, p.steps = r.path(at.head, i)
				}
				if old, ok := best[at.entity]; !ok || p.farther() < old.farther() {
					best[at.entity] = p
				}
			}
		}
	}
	out := make([]pairing, 0, len(best))
	for _, p := range best {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b pairing) int { return a.at.entity - b.at.entity })
	return out
}

// siteEvents decides which places the events have.
func (r *reading) siteEvents() {
	stand := r.standings()
	r.shareScene()
	main, first := r.mainPlace(), r.firstPlace(stand)
	for _, e := range r.events {
		list := r.pairings(e, stand, 3, func(x *entity) bool { return x.kind == Location })
		for _, p := range []int{main, first} {
			if p >= 0 && !slices.ContainsFunc(list, func(x pairing) bool { return x.at.entity == p }) {
				list = append(list, pairing{said: r.happenings[e.said[0]].head, at: standing{p, -1, "name"}, apart: -9, steps: pathLimit})
			}
		}
		order := slices.Clone(list)
		slices.SortStableFunc(order, func(a, b pairing) int { return a.farther() - b.farther() })
		var chosen []located
		for _, p := range list {
			rank := slices.IndexFunc(order, func(x pairing) bool { return x.at.entity == p.at.entity })
			signs := r.siteSigns(e, p, list, rank, main, first)
			r.note(weighing{task: "place", event: r.tokensOf(e), entity: p.at.entity, signs: signs})
			sum := r.tables.place.sum(signs)
			at := r.happenings[e.said[0]].at
			k := slices.IndexFunc(e.places, func(l located) bool { return l.entity == p.at.entity })
			switch {
			case k >= 0:
				if sum <= doubtful {
					continue
				}
				at = e.places[k].at
			case sum <= 0 || !r.mayGuess(e, p, main):
				continue
			}
			chosen = append(chosen, located{p.at.entity, at, likely(sum)})
		}
		e.places = r.mostSpecific(chosen)
	}
}

// doubtful is the sum below which even a place that the words around a happening give it is left out.
const doubtful = -1000

// mayGuess reports whether a place that no rule found may be one of an event's: who acts is not where it happened, and
// where the words give a place, only what lies in it or is named in one breath with it can be another.
func (r *reading) mayGuess(e *event, p pairing, main int) bool {
	if slices.ContainsFunc(e.args, func(a argument) bool { return a.entity == p.at.entity }) {
		return false
	}
	if p.apart != 0 && p.at.entity != main && !(abs(p.apart) == 1 && r.sameParagraph(p.at.head, p.said)) {
		return false // nothing ties the two together
	}
	return len(e.places) == 0 || len(p.up) > 0 && p.up[0] == "conj" ||
		slices.ContainsFunc(e.places, func(l located) bool { return r.inside(p.at.entity, l.entity) })
}

// sameParagraph reports whether two tokens, either of which may be -1, stand in one paragraph.
func (r *reading) sameParagraph(a, b int) bool {
	return a >= 0 && b >= 0 && r.doc.Sentences[r.words[a].sent].Paragraph == r.doc.Sentences[r.words[b].sent].Paragraph
}

// tokensOf returns the words of an event.
func (r *reading) tokensOf(e *event) []int {
	var out []int
	for _, k := range e.said {
		out = append(out, r.happenings[k].head)
	}
	return out
}

// firstPlace returns the place that the article names first, -1 for none.
func (r *reading) firstPlace(stand [][]standing) int {
	for _, list := range stand {
		for _, s := range list {
			if r.entities[s.entity].kind == Location {
				return s.entity
			}
		}
	}
	return -1
}

// siteSigns lists what speaks for and against a place of an event.
func (r *reading) siteSigns(e *event, p pairing, list []pairing, rank, main, first int) []string {
	x := r.entities[p.at.entity]
	sort := "unknown"
	if x.found {
		sort = x.place.Kind
		if x.place.Kind == place.Continent {
			sort = "country"
		}
	}
	word := r.happenings[e.said[0]]
	rule := "no"
	for _, l := range e.places {
		if l.entity == p.at.entity {
			rule = "says"
			if l.sure < 0.7 {
				rule = "shares"
			}
		}
	}
	others := "none"
	if len(e.places) > 0 {
		others = "some"
	}
	apart := strconv.Itoa(max(-4, min(p.apart, 4)))
	acts := "no"
	for _, a := range e.args {
		if a.entity == p.at.entity {
			acts = "yes"
		}
	}
	holds, held := false, false
	for _, q := range list {
		if q.at.entity == p.at.entity {
			continue
		}
		if r.inside(q.at.entity, p.at.entity) && abs(q.apart) <= max(1, abs(p.apart)) {
			holds = true
		}
		if r.inside(p.at.entity, q.at.entity) {
			held = true
		}
	}
	stress := "few"
	if p.at.entity == main {
		stress = "main"
	} else if p.at.entity == first {
		stress = "first"
	}
	signs := []string{
		"rule " + rule + " " + others, "rule " + rule + " sort " + sort, "apart " + apart, "apart " + apart + " others " + others, "sort " + sort,
		"acts " + acts, "acts " + acts + " rule " + rule, "stress " + stress, "stress " + stress + " others " + others, "stress " + stress + " apart " + apart,
		"kind " + e.kind + " rule " + rule, "kind " + e.kind + " others " + others, "status " + e.status, "status " + e.status + " rule " + rule,
		"rank " + bucket(rank) + " others " + others, "rank " + bucket(rank) + " apart " + apart,
	}
	if rule == "no" {
		signs = append(signs, "guess "+e.kind, "guess "+e.kind+" "+others, "guess "+word.status)
		if !r.sited(e.kind) {
			signs = append(signs, "guess unsited")
		}
	}
	if holds {
		signs = append(signs, "holds", "holds "+sort, "holds rule "+rule)
	}
	if held {
		signs = append(signs, "held", "held rule "+rule)
	}
	if p.apart == 0 && p.at.head >= 0 {
		prep := r.preposition(p.at.head)
		before := "after"
		if p.at.head < p.said {
			before = "before"
		}
		tag := "noun"
		if r.words[p.said].tag == tagVerb {
			tag = "verb"
		}
		w := way(p.up, p.down, p.steps)
		signs = append(signs, "prep "+prep, "prep "+prep+" rule "+rule, "way "+w, "way "+tag+" "+w, "steps "+bucket(p.steps), "words "+bucket(abs(p.said-p.at.head)),
			before+" prep "+prep, "steps "+bucket(p.steps)+" prep "+prep, "rule "+rule+" steps "+bucket(p.steps))
		if len(p.up) > 0 {
			signs = append(signs, "up "+strings.Join(p.up, ">"), "hangs "+p.up[0]+" "+prep)
		}
	} else if p.at.head >= 0 {
		signs = append(signs, "away prep "+r.preposition(p.at.head))
		if r.sameParagraph(p.at.head, p.said) {
			signs = append(signs, "same paragraph", "same paragraph apart "+apart)
		}
	}
	if e.kind == "other" && rule == "no" {
		signs = append(signs, "other guess")
	}
	if len(x.mentions) == 1 {
		signs = append(signs, "once")
	}
	return signs
}

// likely turns a sum of thousandths of a logit into a confidence.
func likely(sum int) float64 {
	switch {
	case sum > 3000:
		return 0.95
	case sum > 2000:
		return 0.88
	case sum > 1000:
		return 0.75
	case sum > 400:
		return 0.62
	}
	return 0.52
}
