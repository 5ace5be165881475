package resolve

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"newsgraph/graph"
)

// blocksOfPerson are the blocking keys of a person: the sound of the family name, the family name itself, its
// sound with the initial of the given name and with the sound of the given name in its long form, and the family
// name with what the person belongs to. The broad ones are for names that few bear, the narrow ones for the
// others.
func blocksOfPerson(i Identity) []string {
	var broad, exact, narrow, narrowest []string
	names, _ := personNames(i)
	for _, p := range names {
		families := []string{last(p.words)}
		exact = append(exact, "name "+respell(families[0]))
		switch n := len(p.words); {
		case n > 2 && p.traditions&(iberian|arabic) != 0:
			families = append(families, p.words[max(1, n-3):n-1]...)
		case n == 2 && traditionOf[p.words[0]]&(japanese|eastAsian) != 0:
			families = append(families, p.words[0])
		}
		for _, f := range families {
			f = "family " + p.sound(f)
			broad = append(broad, f)
			if !p.fuller() {
				continue
			}
			first := p.words[0]
			heads := given[first].heads
			if len(heads) == 0 || len(heads) > 2 {
				heads = []string{first}
			}
			for _, g := range heads {
				g = p.sound(g)
				narrow = append(narrow, f+" "+g[:1])
				narrowest = append(narrowest, f+" "+g)
			}
		}
	}
	var keys, company []string
	for _, post := range i.Posts {
		for _, e := range exact {
			company = append(company, e+" "+post)
		}
	}
	for _, k := range slices.Concat(distinct(broad, 2), distinct(exact, 1), distinct(narrow, 2), distinct(company, 1), distinct(narrowest, 3)) {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// distinct are the first n different strings.
func distinct(s []string, n int) []string {
	var out []string
	for _, x := range s {
		if len(out) < n && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// sound is a word of the name by the sounds that all ways of writing it share.
func (p personName) sound(w string) string {
	return cmp.Or(sound(w), "-")
}

// mostNames bounds how many names of one identity are compared.
const mostNames = 6

// personNames are the names of a person, the fullest first, without those that say no more than a fuller one;
// and the titles that stand in any of them.
func personNames(i Identity) (names []personName, titles []string) {
	if i.read == nil {
		return readPersonNames(i)
	}
	i.read.once.Do(func() { i.read.persons, i.read.titles = readPersonNames(i) })
	return i.read.persons, i.read.titles
}

// reading keeps what the names of an identity were read as.
type reading struct {
	once          sync.Once
	persons       []personName
	titles        []string
	organizations []organizationName
}

func readPersonNames(i Identity) (names []personName, titles []string) {
	all := make([]personName, 0, len(i.Names))
	for _, n := range i.Names {
		if p := parsePerson(n); len(p.words) > 0 {
			all = append(all, p)
			if t := strings.Join(slices.DeleteFunc(p.titles, func(w string) bool { return idle[w] }), " "); t != "" {
				titles = append(titles, t)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b personName) int {
		return cmp.Or(cmp.Compare(len(b.words), len(a.words)), strings.Compare(a.full, b.full))
	})
	for _, p := range all {
		contained := slices.ContainsFunc(names, func(q personName) bool {
			return q.full == p.full && q.suffix == p.suffix || len(p.words) == 1 && slices.Contains(q.words, p.words[0])
		})
		if !contained && len(names) < mostNames {
			names = append(names, p)
		}
	}
	return names, titles
}

// bases are how likely two people are one by their names alone, for a family name that few bear and for one
// that many bear.
var bases = [...]struct{ rare, everyday float64 }{
	conflict: {0, 0}, strangers: {0, 0}, onlyGiven: {0.3, 0.3}, onlyFamily: {0.7, 0.3}, onlyInitial: {0.75, 0.4},
	onlyMiddle: {0.75, 0.45}, doubleFamily: {0.75, 0.75}, fits: {0.9, 0.85}, whole: {0.97, 0.93},
}

// From these scores on, two are the same, or may be.
const (
	sureEnough = 0.7
	possible   = 0.35
)

// comparePersons tells whether two persons are one. Names that contradict each other are two people whatever
// else is known; names that agree in full are one unless something else speaks against it; a family name alone
// needs to be rare, or to come with the same post, title or company.
func comparePersons(a, b Identity) (Verdict, float64, []string) {
	namesA, titlesA := personNames(a)
	namesB, titlesB := personNames(b)
	if len(namesA) == 0 || len(namesB) == 0 {
		return Different, 0, []string{"one has no name"}
	}
	like, x, y := likePersons(namesA[0], namesB[0]), namesA[0], namesB[0]
	if like.level == conflict {
		return Different, 0, []string{like.reason}
	}
	for _, p := range namesA {
		for _, q := range namesB {
			if l := likePersons(p, q); l.level > like.level || l.level == like.level && l.reason < like.reason {
				like, x, y = l, p, q
			}
		}
	}
	base := bases[like.level].everyday
	if x.rare() && y.rare() {
		base = bases[like.level].rare
	}
	if base == 0 {
		return Different, 0, []string{cmp.Or(like.reason, "names with nothing in common")}
	}
	score, reasons := base, []string{like.reason}
	if like.level == onlyFamily || like.level == doubleFamily {
		// Whom a family name means is the more likely the more is written of them.
		known := max(a.Articles, b.Articles)
		switch {
		case x.fuller() && !y.fuller():
			known = a.Articles
		case y.fuller() && !x.fuller():
			known = b.Articles
		}
		score += 0.14 * math.Log10(float64(max(1, min(100, known))))
	}
	e := besides(a, b)
	e.titles(slices.Concat(titlesOf(a), titlesA), slices.Concat(titlesOf(b), titlesB))
	if e.apart && like.level < whole {
		e.score -= 0.15
		e.reasons = append(e.reasons, "an article tells them apart")
	}
	if base > possible && like.level == onlyFamily {
		e.score = min(e.score, 0.02) // of two who bear a rare name, how much is written of them tells more
	}
	if e.strange && like.level < fits {
		e.add(-0.1, "their articles have nothing else in common")
	}
	score += e.score
	if like.level < fits && like.level != onlyFamily {
		score = min(score, 0.86) // however much speaks for it, a name that says more stands out
	}
	return verdict(score), min(1, max(0, score)), append(reasons, e.reasons...)
}

// verdict is what a score comes to.
func verdict(score float64) Verdict {
	switch score = math.Round(score*1e6) / 1e6; {
	case score >= sureEnough:
		return Same
	case score >= possible:
		return Doubtful
	}
	return Different
}

// evidence is what speaks for or against one identity beside the names.
type evidence struct {
	score   float64
	reasons []string
	apart   bool // the same article mentions both
	strange bool // articles on the one mention nothing that articles on the other do
}

func (e *evidence) add(score float64, reason string) {
	e.score += score
	e.reasons = append(e.reasons, reason)
}

// titles weighs the titles of two people: one that both have, or none in common though both have some.
func (e *evidence) titles(a, b []string) {
	slices.Sort(a)
	for _, t := range a {
		if slices.Contains(b, t) {
			e.add(0.15, fmt.Sprintf("both are called %q", t))
			return
		}
	}
	if len(a) > 0 && len(b) > 0 {
		e.add(-0.1, "their titles differ")
	}
}

// besides weighs what else is known of two identities: posts, company, places and time.
func besides(a, b Identity) evidence {
	var e evidence
	gap, known := apartInTime(a, b)
	if n := common(a.Posts, b.Posts); n > 0 {
		e.add(0.2, "both belong to the same organization or place")
	}
	// Countries and towns are beside everything; people and organizations tell one story from another.
	others, places := 0, 0
	for _, id := range a.Beside {
		switch {
		case !slices.Contains(b.Beside, id):
		case strings.HasPrefix(id, graph.GazetteerPrefix):
			places++
		default:
			others++
		}
	}
	near := gap <= 10*24*time.Hour && known
	switch {
	case others >= 4 && near:
		e.add(0.4, fmt.Sprintf("articles of the same days on both mention the same %d others", others))
	case others >= 2:
		e.add(0.15, fmt.Sprintf("articles on both mention the same %d others", others))
	case others == 1 || places >= 2:
		e.add(0.05, "articles on both mention the same others")
	case others+places == 0 && len(a.Beside) >= 4 && len(b.Beside) >= 4:
		e.strange = true
	}
	if len(a.Places) > 0 && len(b.Places) > 0 {
		if common(a.Places, b.Places) > 0 {
			e.add(0.05, "both are in the same place")
		} else {
			e.add(-0.15, "they are in different places")
		}
	}
	if gap > 10*365*24*time.Hour {
		e.add(-0.15, "more than ten years lie between them")
	}
	e.apart = slices.Contains(a.Beside, b.ID) || slices.Contains(b.Beside, a.ID)
	return e
}

// apartInTime is the time between the last article on the one and the first on the other; known is false where
// an article has no date.
func apartInTime(a, b Identity) (gap time.Duration, known bool) {
	if a.First.IsZero() || b.First.IsZero() {
		return 0, false
	}
	return max(b.First.Sub(a.Last), a.First.Sub(b.Last), 0), true
}

// common counts what two lists share.
func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// titlesOf are the posts and forms of address that articles give an identity, folded. Which sex a form of address
// tells, and that somebody is a doctor, is no post.
func titlesOf(i Identity) []string {
	var out []string
	for _, t := range i.Titles {
		if words := slices.DeleteFunc(fold(t), func(w string) bool { return idle[w] }); len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
	}
	return out
}

// idle are words of titles that say nothing of a post, or that come and go.
var idle = set(`mr mrs ms miss mx m mme monsieur madame herr frau sir dame dr prof professor the of a an former acting then
	current new longtime senior late and for hon don dona senor senora st saint`)
