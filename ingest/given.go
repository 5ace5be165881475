package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
)

// givenVersion names a graph that came with its article, by its content: when it changes, the article is
// written anew.
func givenVersion(raw json.RawMessage) string {
	sum := sha256.Sum256(raw)
	return "given-" + hex.EncodeToString(sum[:6])
}

// given reads and checks the graph that came with an article. All that is wrong with it is said at once.
//
// It is strict, unlike the extractor's own graphs, which nobody checks: everything behind it may rely on ids that resolve
// and on offsets inside the text. What the model leaves to the resolver (an unnamed person, a place in itself) passes.
func given(item article.Item) (*extract.Graph, error) {
	g := &extract.Graph{}
	if err := json.Unmarshal(item.Given, g); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return nil, fmt.Errorf("graph: field %q: found %s where %s was expected", kind.Field, kind.Value, kind.Type)
		}
		return nil, fmt.Errorf("graph: %w", err)
	}
	c := checker{length: utf8.RuneCountInString(item.Text), types: map[string]string{}}
	for i, e := range g.Entities {
		c.entity(fmt.Sprintf("entities[%d]", i), e)
	}
	for i, e := range g.Events {
		c.event(fmt.Sprintf("events[%d]", i), e)
	}
	for i, e := range g.Edges {
		c.edge(fmt.Sprintf("edges[%d]", i), e)
	}
	if len(c.wrong) > 0 {
		more := ""
		if n := len(c.wrong) - 3; n > 0 {
			c.wrong, more = c.wrong[:3], fmt.Sprintf("; and %d more", n)
		}
		return nil, fmt.Errorf("graph: %s%s", strings.Join(c.wrong, "; "), more)
	}
	return g, nil
}

// eventKinds are the kinds of event of the model.
// They are a closed list, as questions ask for them by name; an entity's kind is not, and is only bounded.
var eventKinds = [...]string{
	"attack", "protest", "mobilization", "casualty", "justice", "crime", "election", "policy", "meeting", "agreement", "aid",
	"demand", "threat", "accusation", "personnel", "business", "disaster", "achievement", "publication", "movement", "other",
}

// longestKind bounds the kind of an entity, in bytes: a word, which others may choose.
const longestKind = 40

// checker gathers what is wrong with a graph.
type checker struct {
	length int               // of the text, in code points
	types  map[string]string // by local id: person, organization, place, event
	wrong  []string
}

func (c *checker) say(at, format string, args ...any) {
	c.wrong = append(c.wrong, at+": "+fmt.Sprintf(format, args...))
}

func (c *checker) entity(at string, e extract.Entity) {
	if !slices.Contains([]string{"person", "organization", "place"}, e.Type) {
		c.say(at, "type %q is not person, organization or place", e.Type)
	}
	if strings.TrimSpace(e.Name) == "" {
		c.say(at, "has no name")
	}
	if len(e.Kind) > longestKind {
		c.say(at, "kind %.40q… is too long", e.Kind)
	}
	c.node(at, e.ID, e.Type, e.Mentions)
}

func (c *checker) event(at string, e extract.Event) {
	if e.Kind != "" && !slices.Contains(eventKinds[:], e.Kind) {
		c.say(at, "kind %.40q is none of %s", e.Kind, strings.Join(eventKinds[:], ", "))
	}
	if !slices.Contains([]string{"asserted", "planned", "hypothetical", "denied", ""}, e.Status) {
		c.say(at, "status %q is not asserted, planned, hypothetical or denied", e.Status)
	}
	if e.Date != "" && !slices.ContainsFunc([]string{"2006-01-02", "2006-01", "2006"}, func(layout string) bool {
		_, err := time.Parse(layout, e.Date)
		return err == nil
	}) {
		c.say(at, "date %q is not in the form 2006-01-02, 2006-01 or 2006", e.Date)
	}
	c.node(at, e.ID, "event", e.Mentions)
}

// Entities and events share one space of ids, since an edge names its ends by id alone.
func (c *checker) node(at, id, kind string, mentions []extract.Mention) {
	switch {
	case id == "":
		c.say(at, "has no id")
	case c.types[id] != "":
		c.say(at, "id %q is taken", id)
	}
	c.types[id] = kind
	for i, m := range mentions {
		c.span(fmt.Sprintf("%s.mentions[%d]", at, i), m.Start, m.End)
	}
}

func (c *checker) span(at string, start, end int) {
	if start < 0 || end < start || end > c.length {
		c.say(at, "offsets %d to %d lie outside the text of %d code points", start, end, c.length)
	}
}

func (c *checker) edge(at string, e extract.Edge) {
	from, to := c.types[e.From], c.types[e.To]
	if from == "" {
		c.say(at, "from %q is no entity or event", e.From)
	}
	if to == "" {
		c.say(at, "to %q is no entity or event", e.To)
	}
	c.span(at, e.Start, e.End)
	// The types of the ends are not known, and one complaint about an edge is enough.
	if from == "" || to == "" {
		return
	}
	var ok bool
	switch t := graph.Type(e.Type); {
	case t.Claim() || t == graph.ParticipatedIn:
		ok = from != "event" && to == "event"
	case t == graph.LocatedIn:
		ok = from != "person" && to == "place"
	case t == graph.AffiliatedWith:
		ok = from == "person" && (to == "organization" || to == "place")
	default:
		c.say(at, "type %q is no type of edge that an article can have", e.Type)
		return
	}
	if !ok {
		c.say(at, "%s cannot run from %s to %s", e.Type, from, to)
	}
	if e.Confidence < 0 || e.Confidence > 1 {
		c.say(at, "confidence %v is not between 0 and 1", e.Confidence)
	}
}
