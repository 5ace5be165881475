package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/graph"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/place"
)

// An event is recognised across articles by its kind, place, sides and time. How much of these it takes
// depends on how often such things happen: a bridge that collapses in a town is the only one of its month,
// an attack on a front is one of many. So what an article knows is weighed,
//
//	each side                            2
//	a place: a town, a building          3
//	         a city of a million,
//	         a region of a country       2
//	         a country                   1
//
// and the sum is held against what the kind asks for. Where it is strong, the week is time enough (for what
// happens once, the month), and the day that an article gives, which is often the day when it was said, may
// be off. Where it is weaker, only the very day will do.
type demand struct {
	strong int  // enough within a week or month
	day    int  // enough on one day
	once   bool // such things happen once
}

// demands are by kind; a kind that is not in the list is never recognised across articles, "other" above all.
var demands = map[string]demand{
	"disaster":    {strong: 3, day: 2, once: true},
	"personnel":   {strong: 2, day: 2, once: true},
	"election":    {strong: 2, day: 1, once: true},
	"agreement":   {strong: 4, day: 3, once: true},
	"achievement": {strong: 4, day: 3, once: true},

	"attack":       {strong: 6, day: 3},
	"protest":      {strong: 6, day: 2},
	"casualty":     {strong: 6, day: 3},
	"crime":        {strong: 6, day: 3},
	"justice":      {strong: 6, day: 4},
	"meeting":      {strong: 6, day: 4},
	"mobilization": {strong: 6, day: 4},
	"movement":     {strong: 7, day: 5},
	"business":     {strong: 7, day: 4},
	"policy":       {strong: 7, day: 5},
	"aid":          {strong: 7, day: 5},
	"accusation":   {strong: 9, day: 6},
	"threat":       {strong: 9, day: 6},
	"demand":       {strong: 9, day: 6},
	"publication":  {strong: 9, day: 6},
}

// signature is the key that the event shares with the same event in other articles; ok is false when what
// is known is not enough. The sides are keys, in any order and repeated at will.
func signature(e extract.Event, at *place.Place, sides []string, published time.Time) (key []string, ok bool) {
	d, ok := demands[e.Kind]
	if !ok {
		return nil, false
	}
	slices.Sort(sides)
	sides = slices.Compact(sides)
	weight := 2 * len(sides)
	where := ""
	if at != nil {
		where = at.Key()
		weight += placeWeight(*at)
	}
	when := ""
	switch month, week, day := span(e.Date, published); {
	case weight >= d.strong && d.once:
		when = month
	case weight >= d.strong:
		when = week
	case weight >= d.day:
		when = day
	}
	if when == "" {
		return nil, false
	}
	return append([]string{e.Kind, where, when}, sides...), true
}

// span is the month, the week and the day of an event, as far as they are known. An event without a date
// is taken to lie in the week and the month in which the article appeared, but on no day.
func span(date string, published time.Time) (month, week, day string) {
	switch t, err := time.Parse(time.DateOnly, date); {
	case err == nil:
		return t.Format("2006-01"), weekOf(t), date
	case len(date) == len("2006-01"):
		return date, "", ""
	case date == "" && !published.IsZero():
		return published.Format("2006-01"), weekOf(published), ""
	}
	return "", "", ""
}

// weekOf names the week of a day, from Monday to Sunday, by ISO 8601.
func weekOf(t time.Time) string {
	year, week := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

// placeWeight is how much a place says about which event is meant: the fewer people, the fewer happenings.
func placeWeight(p place.Place) int {
	switch p.Kind {
	case place.City, place.Locality, place.Facility:
		if p.Population >= 1_000_000 {
			return 2
		}
		return 3
	case place.Region:
		return 2
	case place.Country:
		return 1
	}
	return 0
}

// event resolves one event: by its signature when that is enough, else by the passage that speaks of it. Two events of one
// article with one signature become one as well; the extractor has had its chance to tell them apart.
func (w *work) event(e extract.Event, edges []extract.Edge) {
	var sides []string
	var at []place.Place
	for _, x := range edges {
		switch {
		case x.Type == string(graph.ParticipatedIn) && x.To == e.ID:
			// Whoever takes part in no telling role may be a mere bystander, but a nation is not.
			id := w.known[x.From]
			if id.side != "" && (x.Role != "other" || id.nation) {
				sides = append(sides, id.side)
			}
		case x.Type == string(graph.LocatedIn) && x.From == e.ID:
			if p, ok := w.places[w.known[x.To].ID]; ok {
				at = append(at, p)
			}
		}
	}
	var ref graph.Ref
	where := mostSpecific(w.Resolver.places, at)
	if where != nil { // it counts once, as the place
		sides = slices.DeleteFunc(sides, func(s string) bool { return s == placeRef(*where).ID })
	}
	if key, ok := signature(e, where, sides, w.article.Published); ok {
		ref = graph.Ref{Label: graph.Event, ID: graph.ID("event", key...)}
	} else {
		ref = w.passage(e)
	}
	w.known[e.ID] = identity{Ref: ref}
	w.add(graph.Node{Ref: ref, Props: graph.Props{"kind": cmp.Or(e.Kind, "other")}})
	date, precision := datePrecision(e.Date)
	props := graph.Props{"status": e.Status, "date": date, "datePrecision": precision}
	if names := phrases(e); len(names) > 0 {
		props["names"] = names
	}
	w.saying(ref).join(props, e.Mentions)
}

// phrases are what an article calls an event: the readable name, and each of its other words ("clashes",
// "combat"), by which other articles may know it.
func phrases(e extract.Event) []string {
	var out []string
	for _, s := range append([]string{e.Name}, texts(e.Mentions)...) {
		if s = label(s); s != "" && !slices.Contains(out, s) && len(out) < mostPhrases {
			out = append(out, s)
		}
	}
	return out
}

// mostPhrases is how many phrases of one article an event keeps; live blogs have hundreds.
const mostPhrases = 12

func texts(mentions []extract.Mention) (out []string) {
	for _, m := range mentions {
		out = append(out, strings.ToLower(m.Text))
	}
	return out
}

// trigger tells the events of one article apart: where the article first speaks of it.
func trigger(e extract.Event) string {
	if len(e.Mentions) == 0 {
		return e.ID
	}
	first := e.Mentions[0].Start
	for _, m := range e.Mentions {
		first = min(first, m.Start)
	}
	return strconv.Itoa(first)
}

// mostSpecific returns the place that lies deepest in others; the first by key of several.
func mostSpecific(gaz *place.Gazetteer, places []place.Place) *place.Place {
	if len(places) == 0 {
		return nil
	}
	p := slices.MinFunc(places, func(a, b place.Place) int {
		return cmp.Or(
			cmp.Compare(depth(gaz, b), depth(gaz, a)),
			strings.Compare(a.Key(), b.Key()),
		)
	})
	return &p
}

// depth is how many places a place lies in.
func depth(gaz *place.Gazetteer, p place.Place) int { return len(gaz.Chain(p)) }

// datePrecision names the precision of a date as the extractor writes it, and completes the date to a day.
func datePrecision(date string) (graph.Date, string) {
	for _, f := range []struct{ layout, precision string }{{"2006-01-02", "day"}, {"2006-01", "month"}, {"2006", "year"}} {
		if t, err := time.Parse(f.layout, date); err == nil {
			return graph.Date(t.Format(time.DateOnly)), f.precision
		}
	}
	return "", ""
}
