package graph

import (
	"cmp"
	"slices"
	"time"
	"unicode/utf8"
)

// Fold is what any number of edges say about one node, folded into one value: the source of the node's
// folded properties.
//
// Folding is a join: commutative, associative and idempotent. So the order of articles does not matter,
// a store may join what is new to what it has, and only taking something away needs the edges again.
// The rules, one for each property:
//
//	name           the longest of the names (in code points; of these the first by code point),
//	               but the gazetteer's for a place that is on the map
//	aliases        every name by which an article calls it, the main one included, by code point;
//	               an event has phrases instead of names, and no aliases
//	firstSeen,     the earliest and the latest publication of the articles that mention it
//	lastSeen
//	kind           the first by code point, of an organization or of a place that is not on the map
//	status         the strongest: asserted, planned, hypothetical, denied
//	date,          together: the finest precision, of these the earliest day
//	datePrecision
//	title,         together: the title of the latest article that gives one, of these the first by code
//	titleAsOf      point; titleAsOf is when that article was published
//	sources        how many distinct speakers stand behind the event: state or confirm it; who denies does
//	               not. The "officials" of an article and those of its copies are one speaker: see Speaker
//
// The folded properties of an article, duplicateOf and originId, come from all articles together: see package
// story.
type Fold struct {
	Names       []string // sorted, distinct
	Kind        string
	Status      string
	Date        Date
	Precision   string
	First, Last time.Time
	Title       string
	TitleAsOf   time.Time
	Sources     int64 // the only part that is counted, not joined: of two the greater is kept
}

// The words of status and of datePrecision, strongest and finest first.
var (
	statuses   = []string{"asserted", "planned", "hypothetical", "denied"}
	precisions = []string{"day", "week", "month", "quarter", "year", "decade"}
)

// FoldMention is the part of an article's MENTIONS edge, given when the article was published (the zero
// time when that is not known).
func FoldMention(p Props, published time.Time) Fold {
	names := slices.Clone(p.Strings("names"))
	slices.Sort(names)
	return Fold{
		Names:     slices.Compact(names),
		Kind:      p.String("kind"),
		Status:    p.String("status"),
		Date:      p.Date("date"),
		Precision: p.String("datePrecision"),
		First:     published,
		Last:      published,
	}
}

// FoldTitle is the part of an AFFILIATED_WITH edge that leaves a person.
func FoldTitle(p Props, published time.Time) Fold {
	if t := p.String("title"); t != "" {
		return Fold{Title: t, TitleAsOf: published}
	}
	return Fold{}
}

// FoldOf is the inverse of Props: the fold that a stored node holds. Of an event only its best name is stored,
// so that is all that comes back. It is enough to join with: the best of all is the best of the best.
func FoldOf(n Node) Fold {
	f := Fold{
		Status:    n.Props.String("status"),
		Date:      n.Props.Date("date"),
		Precision: n.Props.String("datePrecision"),
		First:     n.Props.Time("firstSeen"),
		Last:      n.Props.Time("lastSeen"),
		Title:     n.Props.String("title"),
		TitleAsOf: n.Props.Time("titleAsOf"),
	}
	f.Sources, _ = n.Props["sources"].(int64)
	if foldsKind(n.Ref) {
		f.Kind = n.Props.String("kind")
	}
	if n.Label != Event {
		f.Names = n.Props.Strings("aliases")
	} else if name := n.Props.String("name"); name != "" {
		f.Names = []string{name}
	}
	return f
}

// Join is the fold of all that f and o were folded from. It shares lists with both, and writes into none of
// them.
func (f Fold) Join(o Fold) Fold {
	f.Names = union(f.Names, o.Names)
	f.Kind = firstNonEmpty(f.Kind, o.Kind)
	if rank(statuses, o.Status) < rank(statuses, f.Status) {
		f.Status = o.Status
	}
	if compareDates(o, f) < 0 {
		f.Date, f.Precision = o.Date, o.Precision
	}
	if f.First.IsZero() || !o.First.IsZero() && o.First.Before(f.First) {
		f.First = o.First
	}
	if compareTimes(o.Last, f.Last) > 0 {
		f.Last = o.Last
	}
	if compareTitles(o, f) < 0 {
		f.Title, f.TitleAsOf = o.Title, o.TitleAsOf
	}
	f.Sources = max(f.Sources, o.Sources)
	return f
}

// Equal tells whether two folds are the same.
func (f Fold) Equal(o Fold) bool {
	return slices.Equal(f.Names, o.Names) && f.Kind == o.Kind && f.Status == o.Status &&
		f.Date == o.Date && f.Precision == o.Precision && f.First.Equal(o.First) && f.Last.Equal(o.Last) &&
		f.Title == o.Title && f.TitleAsOf.Equal(o.TitleAsOf) && f.Sources == o.Sources
}

// Props are the folded properties of the node, in stored form: what is empty is absent. It has only names that
// Folded gives for the node; so what a static property says, such as the gazetteer's name of a place, is never
// overwritten.
func (f Fold) Props(ref Ref) Props {
	p := Props{"firstSeen": f.First, "lastSeen": f.Last}
	if !ref.Gazetteer() {
		p["name"] = bestName(f.Names)
	}
	if foldsKind(ref) {
		p["kind"] = f.Kind
	}
	if ref.Label != Event {
		p["aliases"] = f.Names
	}
	switch ref.Label {
	case Article:
		return Props{}
	case Person:
		p["title"], p["titleAsOf"] = f.Title, f.TitleAsOf
	case Event:
		p["status"], p["date"], p["datePrecision"] = f.Status, f.Date, f.Precision
	}
	for name, v := range p {
		if v, _ = canonicalValue(v); v == nil {
			delete(p, name)
		}
	}
	if ref.Label == Event {
		p["sources"] = f.Sources // 0 too, so that a query may compare it
	}
	return p
}

// Folded names the folded properties of a node, sorted: those that Node.Props of a batch must not hold.
func Folded(ref Ref) []string {
	switch {
	case ref.Label == Article:
		return []string{"duplicateOf", "originId"}
	case ref.Label == Person:
		return []string{"aliases", "firstSeen", "lastSeen", "name", "title", "titleAsOf"}
	case ref.Label == Event:
		return []string{"date", "datePrecision", "firstSeen", "lastSeen", "name", "sources", "status"}
	case ref.Gazetteer():
		return []string{"aliases", "firstSeen", "lastSeen"}
	case foldsKind(ref):
		return []string{"aliases", "firstSeen", "kind", "lastSeen", "name"}
	}
	return nil
}

// foldsKind tells whether the node's kind comes from its articles. An event's kind is part of what it
// is, and a gazetteer place has its own.
func foldsKind(r Ref) bool { return r.Label == Organization || r.Label == Place && !r.Gazetteer() }

// bestName is the longest name, the first by code point where two are as long. The longest, because a full name
// says more than a surname.
func bestName(names []string) (best string) {
	length := 0
	for _, n := range names {
		if l := utf8.RuneCountInString(n); l > length || l == length && n < best {
			best, length = n, l
		}
	}
	return best
}

// union joins two sorted sets. Most joins add nothing (one more article about the same country), so the
// first set is given back as it is when it holds the second.
func union(a, b []string) []string {
	missing := slices.ContainsFunc(b, func(s string) bool {
		_, found := slices.BinarySearch(a, s)
		return !found
	})
	if !missing {
		return a
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// firstNonEmpty is the first of two words by code point, with "" after every other.
func firstNonEmpty(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return min(a, b)
}

// rank is the place of a word in its list; a word that is not in it, "" above all, comes last.
func rank(list []string, word string) int {
	if i := slices.Index(list, word); i >= 0 {
		return i
	}
	return len(list)
}

// compareDates orders folds by the date that wins: any before none, then the finer, then the earlier.
// Days compare as text, since they are written with four digits for the year.
func compareDates(a, b Fold) int {
	return cmp.Or(
		cmp.Compare(btoi(a.Date == ""), btoi(b.Date == "")),
		cmp.Compare(rank(precisions, a.Precision), rank(precisions, b.Precision)),
		cmp.Compare(a.Date, b.Date),
	)
}

// compareTitles orders folds by the title that wins: any before none, then the later, then by code point.
func compareTitles(a, b Fold) int {
	return cmp.Or(
		cmp.Compare(btoi(a.Title == ""), btoi(b.Title == "")),
		compareTimes(b.TitleAsOf, a.TitleAsOf),
		cmp.Compare(a.Title, b.Title),
	)
}
