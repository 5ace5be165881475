package graph

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph/story"
)

// The rules that a batch must keep, checked one node and one edge at a time. They are checked here and not by
// constraints of the database, because there a broken rule would show late and be told in the words of the
// server.

// Invalid is the error of a batch that breaks a rule of the model. Nothing of the batch is written.
type Invalid struct {
	What string // the node or edge
	Why  string
	Err  error // the cause, where there is one
}

func (e *Invalid) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("invalid batch: %s: %v", e.What, e.Err)
	}
	return fmt.Sprintf("invalid batch: %s: %s", e.What, e.Why)
}

func (e *Invalid) Unwrap() error { return e.Err }

// Bounds on what becomes an index key, in bytes: an id, and a word such as a name or a kind. The server
// refuses keys of more than some 8,000 bytes, and with one of them the whole batch.
const (
	maxID   = 256
	maxWord = 2000
)

// indexed names the properties of nodes that are index keys. Names are checked where they come from, on
// MENTIONS. Properties that are folded are not among them.
func indexed(l Label) []string {
	switch l {
	case Article:
		return []string{"source", "textHash"}
	case Place:
		return []string{"name"}
	case Event:
		return []string{"kind"}
	}
	return nil
}

// ends lists the labels that a type may run between; none for what is no type.
func ends(t Type) (from, to []Label) {
	switch t {
	case Stated, Confirmed, Denied, ParticipatedIn:
		return []Label{Person, Organization, Place}, []Label{Event}
	case LocatedIn:
		return []Label{Event, Place, Organization}, []Label{Place}
	case AffiliatedWith:
		return []Label{Person}, []Label{Organization, Place}
	case Mentions:
		return []Label{Article}, []Label{Person, Organization, Place, Event}
	}
	return nil, nil
}

// The properties that a stored node or edge has besides its Props.
var reservedNode, reservedEdge = []string{"formerIds", "id"}, []string{"articleId", "end", "fromWas", "key", "start", "toWas"}

// canonicalNode checks a node on its own and copies its properties in stored form.
func canonicalNode(n Node) (Node, error) {
	invalid := func(why string, args ...any) (Node, error) {
		return Node{}, &Invalid{What: fmt.Sprintf("%s %q", n.Label, n.ID), Why: fmt.Sprintf(why, args...)}
	}
	if !slices.Contains(Labels[:], n.Label) {
		return invalid("no such label")
	}
	if ref, ok := RefOf(n.ID); !ok || ref.Label != n.Label {
		return invalid("the id must begin with %s", strings.Join(n.Label.Prefixes(), " or "))
	}
	// So an id needs no quoting in a dump, whose fields are parted by spaces.
	if len(n.ID) > maxID || strings.ContainsFunc(n.ID, func(c rune) bool { return c <= ' ' || c > '~' }) {
		return invalid("an id is at most %d printable ASCII characters without spaces", maxID)
	}
	for _, name := range slices.Concat(reservedNode, Folded(n.Ref)) {
		if _, ok := n.Props[name]; ok {
			if n.Label == Article {
				return invalid("property %s is computed, from all articles of the graph", name)
			}
			return invalid("property %s is computed, from the edges: it belongs on MENTIONS (or AFFILIATED_WITH), not on the node", name)
		}
	}
	if n.Ref.Gazetteer() && n.Props.String("name") == "" {
		return invalid("a place of the gazetteer needs its name in Props")
	}
	for _, name := range indexed(n.Label) {
		if l := len(n.Props.String(name)); l > maxWord {
			return invalid("property %s has %d bytes, more than %d", name, l, maxWord)
		}
	}
	props, err := n.Props.canonical()
	if err == nil && n.Label == Article {
		// A sketch that cannot be read would make the article a copy of nothing, in silence.
		_, err = story.Parse(props.String("sketch"))
	}
	if err != nil {
		return Node{}, &Invalid{What: fmt.Sprintf("%s %q", n.Label, n.ID), Err: err}
	}
	n.Props = props
	return n, nil
}

// canonicalEdge checks an edge against the nodes of its batch, which are all that it may name. That the
// evidence lies within the text of the article is not checked: the text need not be in the batch's properties.
func canonicalEdge(e Edge, nodes map[string]Node) (Edge, error) {
	what := fmt.Sprintf("%s from %q to %q (article %q, start %d)", e.Type, e.From.ID, e.To.ID, e.Article, e.Start)
	invalid := func(why string, args ...any) (Edge, error) {
		return Edge{}, &Invalid{What: what, Why: fmt.Sprintf(why, args...)}
	}
	from, to := ends(e.Type)
	if from == nil {
		return invalid("no such type")
	}
	if !slices.Contains(from, e.From.Label) || !slices.Contains(to, e.To.Label) {
		return invalid("it runs from %v to %v, not from %s to %s", from, to, e.From.Label, e.To.Label)
	}
	for _, ref := range []Ref{e.From, e.To} {
		if n, ok := nodes[ref.ID]; !ok || n.Label != ref.Label {
			return invalid("%s %q is not in the batch", ref.Label, ref.ID)
		}
	}
	switch {
	case e.Article == "":
		if e.Type != LocatedIn || e.From.Label != Place {
			return invalid("only the gazetteer's edges, LOCATED_IN between places, come without an article")
		}
		if e.Start != 0 || e.End != 0 {
			return invalid("an edge without an article has no evidence span")
		}
	case nodes[e.Article].Label != Article:
		return invalid("its article is not in the batch")
	case e.Type == Mentions && e.From.ID != e.Article:
		return invalid("it must come from its own article")
	case e.Start < 0 || e.End < e.Start:
		return invalid("evidence span [%d,%d)", e.Start, e.End)
	}
	if e.FromWas != "" || e.ToWas != "" {
		return invalid("FromWas and ToWas are what settling did: a batch has the ids of its article")
	}
	for _, name := range reservedEdge {
		if _, ok := e.Props[name]; ok {
			return invalid("property %s is a field of Edge", name)
		}
	}
	if err := checkWords(e); err != nil {
		return Edge{}, &Invalid{What: what, Err: err}
	}
	props, err := e.Props.canonical()
	if err != nil {
		return Edge{}, &Invalid{What: what, Err: err}
	}
	e.Props = props
	return e, nil
}

// checkWords refuses what the fold would silently leave out. A status that is in no list would lose against
// every other, and a list of names of another type would be none.
func checkWords(e Edge) error {
	p := e.Props
	if e.Type != Mentions {
		return nil
	}
	if s := p.String("status"); s != "" && !slices.Contains(statuses, s) {
		return fmt.Errorf("status %q: want one of %s", s, strings.Join(statuses, ", "))
	}
	if s := p.String("datePrecision"); s != "" && !slices.Contains(precisions, s) {
		return fmt.Errorf("datePrecision %q: want one of %s", s, strings.Join(precisions, ", "))
	}
	if (p.Date("date") == "") != (p.String("datePrecision") == "") {
		return errors.New("date and datePrecision come together")
	}
	for _, name := range p.Strings("names") {
		if len(name) > maxWord {
			return fmt.Errorf("a name has %d bytes, more than %d", len(name), maxWord)
		}
	}
	for name, want := range map[string]any{"names": []string{}, "kind": "", "status": "", "date": Date(""), "datePrecision": ""} {
		if v, ok := p[name]; ok && v != nil && fmt.Sprintf("%T", v) != fmt.Sprintf("%T", want) {
			return fmt.Errorf("property %s is a %T, not a %T", name, v, want)
		}
	}
	return nil
}
