package extract

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"newsgraph/ingest/nlp"
)

// The last layer: what was understood, in the exchange form. Nothing is decided here any more.

// entityID is the local id of an entity: its place in the order of first mentions, from one.
func entityID(i int) string { return "e" + strconv.Itoa(i+1) }

// eventID is the local id of an event.
func eventID(i int) string { return "v" + strconv.Itoa(i+1) }

// edge fills in the evidence of an edge: offsets and sentence of the words that say it.
func (r *reading) edge(kind, from, to string, at nlp.Span, e Edge) Edge {
	e.Type, e.From, e.To = kind, from, to
	e.Start, e.End = r.doc.Tokens[at.First].Start, r.doc.Tokens[at.Last-1].End
	e.Sentence = r.doc.SentenceText(r.doc.Sentences[r.words[at.First].sent])
	e.Confidence = math.Round(e.Confidence*100) / 100
	return e
}

// graph turns the reading into the exchange form. Entities that nothing but a pronoun refers to do not arise.
func (r *reading) graph() *Graph {
	g := &Graph{Entities: []Entity{}, Events: []Event{}, Edges: []Edge{}}
	for i, e := range r.entities {
		out := Entity{ID: entityID(i), Type: e.kind, Name: e.name, Kind: r.entityKind(e), Unnamed: e.unnamed}
		slices.SortStableFunc(e.mentions, func(a, b mention) int { return cmp.Compare(a.First, b.First) })
		for _, m := range e.mentions {
			x := r.mention(m.Span)
			x.Kind = m.form
			out.Mentions = append(out.Mentions, x)
		}
		if e.kind == Location && e.found {
			out.GeoNames, out.Lat, out.Lon, out.CountryCode = e.place.ID, e.place.Lat, e.place.Lon, e.place.CountryCode
		}
		g.Entities = append(g.Entities, out)
	}
	number := map[*event]int{}
	for i, v := range r.events {
		number[v] = i
		out := Event{ID: eventID(i), Kind: v.kind, Status: v.status, Name: v.name, Date: v.date}
		for _, k := range v.said {
			out.Mentions = append(out.Mentions, r.mention(r.happenings[k].at))
		}
		g.Events = append(g.Events, out)
	}
	for _, s := range r.statements {
		e := r.edge(s.act, entityID(s.speaker), eventID(number[s.event]), s.cue, Edge{
			Cue: r.textOf(s.cue), Content: r.contentText(s), Quote: s.quote, Via: s.via, Hedge: s.hedge, Confidence: s.sure,
		})
		g.Edges = append(g.Edges, e)
	}
	g.Edges = append(g.Edges, r.edges...)
	return g
}

// mention turns tokens into offsets and text.
func (r *reading) mention(s nlp.Span) Mention {
	return Mention{Start: r.doc.Tokens[s.First].Start, End: r.doc.Tokens[s.Last-1].End, Text: r.textOf(s)}
}

// contentText is what was said, the pieces of a split quotation joined by an ellipsis.
func (r *reading) contentText(s *statement) string {
	var parts []string
	spans := slices.SortedStableFunc(slices.Values(s.content), func(a, b nlp.Span) int { return cmp.Compare(a.First, b.First) })
	for _, span := range spans {
		parts = append(parts, strings.TrimSpace(r.textOf(span)))
	}
	return strings.Join(parts, " … ")
}

// entityKind names what sort of organization or place an entity is, as far as its name tells.
//
// The kind is for colours and filters. What a name does not tell stays a "group".
func (r *reading) entityKind(e *entity) string {
	switch {
	case e.unnamed:
		return "unnamed"
	case e.kind == Location && e.found:
		return e.place.Kind
	case e.kind == Location:
		return "facility"
	case e.kind != Organization:
		return ""
	case e.group != "" && e.plural && e.sex == 0 && r.forceName(e.name):
		return "military"
	}
	for _, k := range organizationKinds {
		for _, w := range strings.Fields(e.name) {
			if k.words[strings.ToLower(w)] {
				return k.kind
			}
		}
	}
	if e.group != "" {
		return "government"
	}
	return "group"
}

// forceName reports whether a group is one of soldiers.
func (r *reading) forceName(s string) bool { return r.lex.nouns["force"][strings.ToLower(lastWord(s))] }

var organizationKinds = []struct {
	kind  string
	words map[string]bool
}{
	{"military", set("army navy force forces brigade battalion regiment corps militia troops guard guards")},
	{"party", set("party democrats republicans conservatives likud labour tories fatah front movement")},
	{"media", set("news times post herald tribune journal gazette telegraph guardian radio tv television broadcasting press bbc cnn reuters afp ap xinhua bloomberg kbs nhk tass interfax yonhap media magazine newspaper")},
	{"agency", set("agency nations organization organisation interpol europol nato commission union unesco unicef fund bank")},
	{"government", set("ministry department council parliament senate congress government office court kremlin pentagon house cabinet administration authority bureau embassy treasury police officials")},
	{"company", set("inc ltd llc plc corp corporation company co gmbh ag airlines airways motors holdings group technologies systems uber google apple tesla microsoft amazon facebook twitter boeing airbus")},
}

// set makes a set of the words of a string.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
