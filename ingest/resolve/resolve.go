package resolve

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/graph/story"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// A Resolver resolves articles. It never changes, so any number of goroutines may use one.
type Resolver struct {
	places *place.Gazetteer
}

// New returns a resolver that knows the places of g.
func New(g *place.Gazetteer) *Resolver { return &Resolver{g} }

// Batch is what the article contributes to the graph. extractor says what made g from it; it is kept with
// the article, so that a later run can tell whether there is anything to do. g must be valid: its ids
// resolve and its offsets lie inside the text.
func (r *Resolver) Batch(a *article.Article, g *extract.Graph, extractor string) graph.Batch {
	w := r.resolve(a, g, extractor)
	for _, e := range g.Edges {
		w.edge(e)
	}
	w.mentions()
	return graph.Batch{Nodes: w.sorted(), Edges: w.edges}
}

// Keys are the keys of the edges that Batch makes of the edges of g, in their order; "" for one that it leaves
// out.
func (r *Resolver) Keys(a *article.Article, g *extract.Graph) []string {
	w := r.resolve(a, g, "")
	keys := make([]string, len(g.Edges))
	for i, e := range g.Edges {
		before := len(w.edges)
		if w.edge(e); len(w.edges) > before {
			keys[i] = w.edges[before].Key()
		}
	}
	return keys
}

// resolve resolves all that edges may join.
func (r *Resolver) resolve(a *article.Article, g *extract.Graph, extractor string) *work {
	w := &work{
		Resolver: r, article: a, doc: nlp.Parse(a.Text),
		self:   graph.Ref{Label: graph.Article, ID: a.ID},
		known:  map[string]identity{},
		nodes:  map[string]graph.Node{},
		said:   map[string]*mention{},
		places: map[string]place.Place{},
		local:  map[string]string{},
		scoped: map[string]bool{},
	}
	w.add(graph.Node{Ref: w.self, Props: graph.Props{
		"title": a.Title, "url": a.URL, "source": label(a.Source), "author": a.Author, "published": a.Published,
		"language": a.Language, "text": a.Text, "textHash": a.TextHash, "revision": a.Revision(), "extractor": extractor,
		"sketch": story.Of(a.Text, article.Canonical(a.URL), article.Canonical(a.Canonical)).String(),
		"agency": a.Agency() != "", "credits": a.Credits(),
	}})
	for _, e := range g.Entities { // places first: what an organization is may depend on where it is
		if e.Type == "place" {
			w.entity(e, g.Edges)
		}
	}
	for _, e := range g.Entities {
		if e.Type != "place" {
			w.entity(e, g.Edges)
		}
	}
	for _, e := range g.Events {
		w.event(e, g.Edges)
	}
	return w
}

// identity is the node that a local id stands for.
type identity struct {
	graph.Ref
	side   string // what it counts as among the sides of an event; "" when it does not count
	nation bool   // it is a country, or stands for one
}

// mention gathers what the article says about one node; several local ids may lead to it.
type mention struct {
	to    graph.Ref
	spans [][2]int
	fold  graph.Fold
}

// join adds what one local id says: the props of a MENTIONS edge without the spans.
func (m *mention) join(p graph.Props, spans []extract.Mention) {
	m.fold = m.fold.Join(graph.FoldMention(p, time.Time{}))
	for _, s := range spans {
		m.spans = append(m.spans, [2]int{s.Start, s.End})
	}
}

// work is one call of Batch.
type work struct {
	*Resolver
	article *article.Article
	doc     *nlp.Document
	self    graph.Ref
	known   map[string]identity    // by local id
	places  map[string]place.Place // by node id: the places that the gazetteer knows
	nodes   map[string]graph.Node
	said    map[string]*mention // by node id
	edges   []graph.Edge
	local   map[string]string // by node id: what a speaker that is kept to the article is in every copy of it
	scoped  map[string]bool   // node ids that are kept to the article
}

// add adds a node. What several local ids lead to is one node.
func (w *work) add(n graph.Node) {
	n.Own = w.scoped[n.ID]
	w.nodes[n.ID] = n
}

// sorted are the nodes by id.
func (w *work) sorted() []graph.Node {
	nodes := make([]graph.Node, 0, len(w.nodes))
	for _, id := range slices.Sorted(maps.Keys(w.nodes)) {
		n := w.nodes[id]
		if key := w.local[id]; key != "" {
			n.Props = graph.Props{"localKey": key} // such a node has no other static property
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// entity resolves one person, organization or place.
func (w *work) entity(e extract.Entity, edges []extract.Edge) {
	var id identity
	kind := e.Kind
	switch {
	case e.Unnamed:
		id.Ref = w.own(graph.Organization, "unnamed", cmp.Or(strings.Join(fold(e.Name), " "), e.ID))
		kind = "unnamed"
	case e.Type == "person":
		id, kind = w.person(e), ""
	case e.Type == "organization":
		id, kind = w.organization(e, edges)
	default:
		id = w.place(e)
	}
	w.known[e.ID] = id
	if _, ok := w.nodes[id.ID]; !ok {
		w.add(graph.Node{Ref: id.Ref})
	}
	if id.Gazetteer() {
		kind = ""
	}
	names := []string{label(e.Name)}
	for _, m := range e.Mentions {
		if m.Kind == "name" && !e.Unnamed {
			names = append(names, label(m.Text))
		}
	}
	names = slices.DeleteFunc(names, func(s string) bool { return s == "" })
	w.saying(id.Ref).join(graph.Props{"names": names, "kind": kind}, e.Mentions)
}

// own is an identity that is kept to the article: its key holds the article's id, so that nothing of another
// article can ever have it. Within the article it is stable, so that a second run finds the same node.
func (w *work) own(l graph.Label, parts ...string) graph.Ref {
	prefix := strings.ToLower(string(l))
	ref := graph.Ref{Label: l, ID: graph.ID(prefix, append([]string{w.article.ID}, parts...)...)}
	if l != graph.Event { // what tells two events of an article apart is where it speaks of them: another place in a copy
		w.local[ref.ID] = graph.ID("local", append([]string{prefix}, parts...)...)
	}
	w.scoped[ref.ID] = true
	return ref
}

// person resolves a person with a name.
func (w *work) person(e extract.Entity) identity {
	key, certain := personKey(e.Name)
	if !certain {
		return identity{Ref: w.own(graph.Person, "person", cmp.Or(key, e.Name))}
	}
	ref := graph.Ref{Label: graph.Person, ID: graph.ID("person", key)}
	return identity{ref, ref.ID, false}
}

// organization resolves an organization, and says its kind: the extractor's, unless the name is plainer.
func (w *work) organization(e extract.Entity, edges []extract.Edge) (id identity, kind string) {
	words := organizationWords(e.Name)
	if nation, body, ok := nationBody(w.Resolver.places, words); ok {
		ref := graph.Ref{Label: graph.Organization, ID: graph.ID("organization", nation.Key(), body)}
		if represents(body) {
			return identity{ref, nation.Key(), true}, kindOf(body)
		}
		return identity{ref, ref.ID, false}, kindOf(body)
	}
	nation, rest, ok := splitNation(w.Resolver.places, words)
	key := strings.Join(words, " ")
	parts := []string{key}
	if allGeneric(rest) {
		if !ok {
			nation, ok = w.countryOf(e.ID, edges)
		}
		key = institution(rest)
		parts = []string{nation.Key(), key}
		if !ok || key == "" {
			return identity{Ref: w.own(graph.Organization, "organization", cmp.Or(key, e.ID))}, e.Kind
		}
	}
	ref := graph.Ref{Label: graph.Organization, ID: graph.ID("organization", parts...)}
	return identity{ref, ref.ID, false}, e.Kind
}

// countryOf is the country that the article puts an organization into.
func (w *work) countryOf(local string, edges []extract.Edge) (place.Place, bool) {
	for _, e := range edges {
		if e.Type == string(graph.LocatedIn) && e.From == local {
			if p := w.places[w.known[e.To].ID]; p.Kind == place.Country {
				return p, true
			}
		}
	}
	return place.Place{}, false
}

// edge adds one edge, unless the model does not allow it or it says nothing. That happens to correct graphs
// too: two local ids may turn out to be one thing, which then would lie in itself, and a person without a
// name is an organization of the kind unnamed, which holds no post.
func (w *work) edge(e extract.Edge) {
	from, to := w.known[e.From], w.known[e.To]
	t := graph.Type(e.Type)
	switch {
	case from.ID == "" || to.ID == "" || from.ID == to.ID:
		return
	case t == graph.LocatedIn && from.Label == graph.Place && w.inGazetteer(from.ID, to.ID):
		return // the gazetteer says it already
	case t == graph.LocatedIn && from.Label == graph.Person,
		t == graph.AffiliatedWith && from.Label != graph.Person:
		return
	}
	sentence := spaced(e.Sentence)
	if sentence == "" {
		sentence = w.sentence(e.Start, e.End)
	}
	p := graph.Props{"sentence": sentence}
	if e.Confidence > 0 {
		p["confidence"] = e.Confidence
	}
	switch {
	case t.Claim():
		p["cue"], p["content"], p["quote"], p["via"], p["hedge"] = spaced(e.Cue), spaced(e.Content), e.Quote, spaced(e.Via), e.Hedge
	case t == graph.ParticipatedIn:
		p["role"] = cmp.Or(e.Role, "other")
	case t == graph.AffiliatedWith:
		p["title"] = label(e.Title)
	}
	w.edges = append(w.edges, graph.Edge{Type: t, From: from.Ref, To: to.Ref, Article: w.article.ID, Start: e.Start, End: e.End, Props: p})
}

// saying is what the article says about a node so far.
func (w *work) saying(to graph.Ref) *mention {
	m := w.said[to.ID]
	if m == nil {
		m = &mention{to: to}
		w.said[to.ID] = m
	}
	return m
}

// mentions adds the MENTIONS edges: one from the article to each node, with the first mention as evidence and
// all of them in offsets. They are the last, because only now all that is said about a node is together.
func (w *work) mentions() {
	for _, id := range slices.Sorted(maps.Keys(w.said)) {
		m := w.said[id]
		slices.SortFunc(m.spans, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
		m.spans = slices.Compact(m.spans)
		e := graph.Edge{Type: graph.Mentions, From: w.self, To: m.to, Article: w.article.ID}
		var offsets []int64
		for _, s := range m.spans {
			offsets = append(offsets, int64(s[0]), int64(s[1]))
		}
		if len(m.spans) > 0 {
			e.Start, e.End = m.spans[0][0], m.spans[0][1]
		}
		e.Props = graph.Props{
			"count": int64(len(m.spans)), "offsets": offsets, "sentence": w.sentence(e.Start, e.End), "confidence": 1.0,
			"names": m.fold.Names, "kind": m.fold.Kind, "status": m.fold.Status,
			"date": m.fold.Date, "datePrecision": m.fold.Precision,
		}
		w.edges = append(w.edges, e)
	}
}

// sentence is the sentence that holds the span, on one line. In what was not cut into sentences, such as a
// share bar behind the article, it is the span itself.
func (w *work) sentence(start, end int) string {
	if end <= start {
		return ""
	}
	s := w.doc.Sentences
	i := sort.Search(len(s), func(i int) bool { return s[i].End > start })
	if i == len(s) || s[i].Start > start {
		return spaced(w.doc.Slice(start, end))
	}
	return spaced(w.doc.SentenceText(s[i]))
}

// longestLabel is how many code points of a name, a post or a publisher are kept. No real one is longer, and a
// database cannot index what has some thousand bytes.
const longestLabel = 300

// label is a name as it is shown: on one line, of bounded length.
func label(s string) string {
	s = spaced(s)
	if utf8.RuneCountInString(s) > longestLabel {
		s = string([]rune(s)[:longestLabel-1]) + "…"
	}
	return s
}

// spaced is a text on one line, single-spaced. Graphs of other makers may hold control characters and marks
// that turn the direction of writing; nobody who reads a name or a sentence off the graph expects them.
func spaced(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
