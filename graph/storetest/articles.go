package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/story"
)

// hostile are strings that a careless store would choke on, split, reorder or run.
var hostile = []string{
	"Volodymyr Zelenskyy",
	"O'Brien \"Bob\" `Tick`",
	"'}) DETACH DELETE n //",
	"$rows {{.}} %s \\u0041 \\",
	"line\nbreak\r\n\ttab",
	"nul\x00byte",
	"𝔘krainian 🇺🇦", // astral: behind U+FFFD by code point, before it in UTF-16
	"\uFFFDreplaced",
	"\uE000private",
	"ﬀ ligature",
	"مسؤول \u202Eأوكراني",
	"e\u0301 and \u00E9",
	" leading and trailing ",
	"<script>&amp;\u2028",
	"\u00C5",
	"\u212B", // the Angstrom sign looks the same, is another code point, and must stay one
	"Z",
	"z",
	"-0",
	"null",
}

// Articles makes n articles that share people, places and events. The same seed gives the same articles;
// another version gives each another text, with other facts. Article i of any seed has the same id.
func Articles(seed uint64, version, n int) []graph.Batch {
	var out []graph.Batch
	for i := range n {
		rng := rand.New(rand.NewPCG(seed, uint64(i)<<8|uint64(version)))
		out = append(out, article(rng, i, version))
	}
	return out
}

// ArticleID is the id of article i of Articles.
func ArticleID(i int) string { return graph.ID("article", "test", fmt.Sprint(i)) }

// article makes one article: some of few entities, so that articles meet.
func article(rng *rand.Rand, i, version int) graph.Batch {
	b := &builder{rng: rng, id: ArticleID(i)}
	day := time.Date(2024, 11, 1+rng.IntN(20), rng.IntN(24), 0, 0, rng.IntN(2)*123456789, time.UTC)
	props := graph.Props{
		"title": b.word(), "text": b.word() + " " + b.word(), "language": "en",
		"revision": fmt.Sprintf("%d-%d", i, version), "extractor": "test", "ingestedAt": time.Now(),
	}
	if rng.IntN(5) > 0 {
		props["published"] = day
	}
	if text := storyText(rng); text != "" {
		props["sketch"] = story.Of(text).String()
		props["agency"] = rng.IntN(6) == 0
	}
	b.add(graph.Node{Ref: graph.Ref{Label: graph.Article, ID: b.id}, Props: props})
	people := b.some(graph.Person, 6, 1+rng.IntN(3))
	orgs := b.some(graph.Organization, 4, rng.IntN(3))
	places := b.places(rng.IntN(3))
	events := b.some(graph.Event, 5, 1+rng.IntN(2))
	own := policeOf(b.id)
	b.add(graph.Node{Ref: own, Props: graph.Props{"localKey": graph.ID("local", "police")}, Own: true})
	b.edge(graph.Mentions, graph.Ref{Label: graph.Article, ID: b.id}, own, graph.Props{"names": []string{"police"}, "kind": "unnamed"})
	b.edge(graph.Stated, own, events[0], graph.Props{"cue": "said"})
	for _, p := range people {
		for _, e := range events {
			if rng.IntN(2) == 0 {
				b.edge([]graph.Type{graph.Stated, graph.Confirmed, graph.Denied}[rng.IntN(3)], p, e, graph.Props{
					"cue": "said", "content": b.word(), "quote": rng.IntN(2) == 0, "confidence": rng.Float64(), "sentence": b.word(),
				})
			}
		}
		for _, o := range slices.Concat(orgs, places) {
			if rng.IntN(3) == 0 {
				b.edge(graph.AffiliatedWith, p, o, graph.Props{"title": []string{"", "Minister", "Aide", b.word()}[rng.IntN(4)]})
			}
		}
	}
	for _, e := range events {
		for _, p := range places {
			b.edge(graph.LocatedIn, e, p, graph.Props{"confidence": 1.0})
		}
		for _, o := range orgs {
			b.edge(graph.ParticipatedIn, o, e, graph.Props{"role": "agent"})
		}
	}
	return b.Batch
}

// policeOf is a source without a name, which is kept to its article.
func policeOf(article string) graph.Ref {
	return graph.Ref{Label: graph.Organization, ID: graph.ID("organization", article, "police")}
}

// storyText is the text of one of a few stories: all of it, its beginning, its end or its middle; or none.
func storyText(rng *rand.Rand) string {
	k := rng.IntN(5)
	if k == 4 {
		return ""
	}
	return storyPart(k, 75*rng.IntN(3), 75*rng.IntN(3))
}

// storyPart is the text of story k without some words at the beginning and at the end, of 300 in all.
func storyPart(k, before, after int) string {
	rng := rand.New(rand.NewPCG(uint64(k), 2024))
	words := make([]string, 300)
	for i := range words {
		words[i] = fmt.Sprintf("word%d", rng.IntN(3000))
	}
	return strings.Join(words[before:len(words)-after], " ")
}

type builder struct {
	graph.Batch
	rng *rand.Rand
	id  string // of the article
}

func (b *builder) add(n graph.Node) { b.Nodes = append(b.Nodes, n) }

func (b *builder) word() string { return hostile[b.rng.IntN(len(hostile))] }

func (b *builder) edge(t graph.Type, from, to graph.Ref, p graph.Props) {
	start := b.rng.IntN(100)
	b.Edges = append(b.Edges, graph.Edge{Type: t, From: from, To: to, Article: b.id, Start: start, End: start + 5, Props: p})
}

// some adds n of the first max entities of a label, each with its mention.
func (b *builder) some(label graph.Label, max, n int) []graph.Ref {
	var refs []graph.Ref
	for _, k := range b.rng.Perm(max)[:n] {
		ref := graph.Ref{Label: label, ID: fmt.Sprintf("%s%d", label.Prefixes()[len(label.Prefixes())-1], k)}
		node := graph.Node{Ref: ref, Props: graph.Props{}}
		says := graph.Props{"names": []string{b.word(), b.word()}, "count": 1 + b.rng.IntN(9), "offsets": []int64{3, 14, 15}}
		switch label {
		case graph.Event:
			node.Props["kind"] = []string{"attack", "meeting", "other"}[k%3]
			says["names"] = []string{b.word()}
			says["status"] = []string{"", "asserted", "planned", "hypothetical", "denied"}[b.rng.IntN(5)]
			if b.rng.IntN(2) == 0 {
				says["date"] = graph.Date(fmt.Sprintf("2024-11-%02d", 1+b.rng.IntN(28)))
				says["datePrecision"] = []string{"day", "week", "month", "year"}[b.rng.IntN(4)]
			}
		case graph.Organization:
			says["kind"] = []string{"", "military", "agency", "media"}[b.rng.IntN(4)]
		}
		b.add(node)
		b.edge(graph.Mentions, graph.Ref{Label: graph.Article, ID: b.id}, ref, says)
		refs = append(refs, ref)
	}
	return refs
}

// places adds n places of a small gazetteer with all that they lie in, and one that is on no map.
func (b *builder) places(n int) []graph.Ref {
	gazetteer := []struct {
		name string
		in   int
	}{{"Earth", -1}, {"Russia", 0}, {"Kursk Oblast", 1}, {"Sudzha", 2}, {"Ukraine", 0}, {"Kyiv", 4}}
	ref := func(k int) graph.Ref {
		return graph.Ref{Label: graph.Place, ID: fmt.Sprintf("%s%d", graph.GazetteerPrefix, 1000+k)}
	}
	var refs []graph.Ref
	for _, k := range b.rng.Perm(len(gazetteer))[:n] {
		for up := k; up >= 0; up = gazetteer[up].in {
			g := gazetteer[up]
			b.add(graph.Node{Ref: ref(up), Props: graph.Props{
				"name": g.name, "kind": "region", "population": int64(1000 * up), "location": graph.Point{Lat: 50.25 + float64(up), Lon: -36.5},
			}})
			if g.in >= 0 {
				b.Edges = append(b.Edges, graph.Edge{Type: graph.LocatedIn, From: ref(up), To: ref(g.in), Props: graph.Props{"source": "geonames"}})
			}
		}
		b.edge(graph.Mentions, graph.Ref{Label: graph.Article, ID: b.id}, ref(k), graph.Props{"names": []string{b.word()}, "count": 1})
		refs = append(refs, ref(k))
	}
	return append(refs, b.some(graph.Place, 2, b.rng.IntN(2))...)
}
