package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// Names are runs of capitalized words, cut where a title, a nationality or a group of people ends and a name begins.
// A trained reader's mentions can take the place of this file: what later layers need is the slice of names.

// The types of an entity.
const (
	Person       = "person"
	Organization = "organization"
	Location     = "place"
)

// A name is one occurrence of a name in the text.
type name struct {
	nlp.Span
	kind   string   // Person, Organization, Location; "" until typed
	score  [3]int   // evidence for person, organization, place
	title  nlp.Span // the post named right before or behind it; empty when none
	group  string   // for "North Korean troops": the demonym or place, else ""
	sure   bool     // the evidence of this occurrence settles its type
	entity int      // index into reading.entities
}

// candidate types as indexes of name.score.
const (
	asPerson = iota
	asOrganization
	asPlace
)

func (r *reading) findNames() {
	r.nameAt = make([]int, len(r.words))
	for i := range r.nameAt {
		r.nameAt[i] = -1
	}
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; {
			if !r.namePart(i) {
				i++
				continue
			}
			end := r.nameEnd(i, s.Last)
			r.splitName(nlp.Span{First: i, Last: end}, s.Last)
			i = max(end, r.covered(i, end))
		}
	}
	r.typeNames()
}

// covered returns the end of the last name if it reaches behind end, as "Ukrainian officials" does.
func (r *reading) covered(i, end int) int {
	if n := len(r.names); n > 0 && r.names[n-1].First >= i {
		return r.names[n-1].Last
	}
	return end
}

// namePart reports whether the token can be part of a name.
func (r *reading) namePart(i int) bool {
	return r.words[i].tag == tagName && len(r.doc.Tokens[i].Text) > 0
}

// nameEnd returns where the run of capitalized words that begins at i ends.
func (r *reading) nameEnd(i, last int) int {
	k := i + 1
	for k < last && k < i+14 {
		switch {
		case r.namePart(k):
			if r.lex.names["calendar"][r.doc.Tokens[k].Text] && k > i {
				return k // "Victoria Park Saturday"
			}
			k++
		case r.bridges(i, k, last) > 0:
			k += r.bridges(i, k, last)
		default:
			if n := r.listedOrganization(i, k, last); n > k {
				return n
			}
			return k
		}
	}
	return k
}

// bridges returns how many tokens from k on go on the name that began at i: a small word or a hyphen and the name part
// behind it; 0 when the name ends before k.
func (r *reading) bridges(i, k, last int) int {
	next := k + 1
	if next >= last {
		return 0
	}
	joined := 0
	switch r.words[k].lower {
	case "-", "–":
		if r.glued(k) && r.glued(next) && (r.namePart(next) || k > i && r.smallPart(next)) {
			joined = 2
		}
	case "&":
		if r.namePart(next) && !r.lex.given[r.words[next].lower] {
			joined = 2
		}
	case "de", "la", "del", "da", "di", "du", "van", "von", "der", "den", "bin", "ibn", "al", "el", "ul", "ben", "dos", "das", "le":
		switch {
		case r.namePart(next):
			joined = 2
		case next+1 < last && r.namePart(next+1) && (r.words[next].lower == "la" || r.words[next].lower == "der" || r.words[next].lower == "den"):
			joined = 3 // "van der", "de la"
		}
	case "of", "for", "on", "against":
		joined = 2
		if r.words[next].lower == "the" {
			next, joined = next+1, 3
		}
		if next >= last || !r.namePart(next) || !r.headed(nlp.Span{First: i, Last: k}) || !r.ownPreposition(k, next) {
			joined = 0
		}
	case "and":
		if r.namePart(next) && r.joinedByAnd(i, k, last) {
			joined = 2
		}
	case "'":
		if r.glued(k) && r.glued(next) && r.namePart(next) {
			joined = 2 // a name with an apostrophe that was cut in three
		}
	}
	return joined
}

// smallPart reports whether the small word at i can end a name behind a hyphen: "Suk-yeol", not "Moscow-based".
func (r *reading) smallPart(i int) bool {
	w := r.words[i].lower
	_, verb := r.lex.verbs[w]
	return r.doc.Tokens[i].Case == nlp.CaseLower && len(w) <= 5 && !verb && len(r.lex.tags[w]) == 0 && !r.lex.isCommon(w) && !strings.HasSuffix(w, "ed") &&
		w != "style" && w != "based" && w != "era" && w != "like" && w != "born"
}

// headed reports whether a run holds the head word of an organization or place.
func (r *reading) headed(s nlp.Span) bool {
	last := r.doc.Tokens[s.Last-1].Text
	return r.lex.names["org"][last] || r.lex.names["place"][last] || r.lex.phrases[r.textOf(s)]
}

// ownPreposition reports whether the preposition at k belongs to the name: "Center for Countering …", "Bank of
// England", but not "Department of Russia's …" nor "Hospital on Monday".
func (r *reading) ownPreposition(k, next int) bool {
	t := r.doc.Tokens[next].Text
	if r.lex.names["calendar"][t] {
		return false
	}
	if r.words[k].lower == "on" || r.words[k].lower == "against" {
		return r.lex.names["org"][r.doc.Tokens[k-1].Text] && !r.knownPlace(t)
	}
	return true
}

// joinedByAnd reports whether "and" at k stands inside one name: its right part ends in a head word, and its left
// part is no name of its own.
func (r *reading) joinedByAnd(i, k, last int) bool {
	left := r.doc.Tokens[k-1].Text
	if r.lex.names["org"][left] || r.lex.names["place"][left] || r.lex.names["known"][left] || r.knownPlace(left) ||
		r.lex.given[strings.ToLower(left)] || r.demonym(left) != "" {
		return false
	}
	end := k + 1
	for end < last && r.namePart(end) {
		end++
	}
	head := r.doc.Tokens[end-1].Text
	first := r.doc.Tokens[k+1].Text
	if r.lex.given[strings.ToLower(first)] || r.knownPlace(first) || end-k-1 < 2 && !strings.HasSuffix(left, "s") {
		return false
	}
	for p := i; p < k; p++ {
		if r.lex.titles["post"][r.words[p].lower] || r.lex.titles["honorific"][r.words[p].lower] {
			return false
		}
		// "Ministry of Labour and Social Affairs"
		if p < k-1 && r.lex.names["org"][r.doc.Tokens[p].Text] {
			return true
		}
	}
	return (r.lex.names["org"][head] || r.lex.names["place"][head]) && k-i < 6 && (k-i > 1 || strings.HasSuffix(left, "s") || strings.HasSuffix(left, "ing"))
}

// listedOrganization reads a name with a list in it: "Medical Practitioners, Pharmacists and Dentists Union". It
// returns k when there is none.
func (r *reading) listedOrganization(i, k, last int) int {
	if k >= last || r.words[k].lower != "," || k-i < 2 || !strings.HasSuffix(r.words[k-1].lower, "s") {
		return k
	}
	for n := k; n < min(last, k+10); n++ {
		w := r.words[n].lower
		switch {
		case w == ",":
			if n+1 >= last || !r.namePart(n+1) || !strings.HasSuffix(r.words[n+1].lower, "s") {
				return k
			}
		case w == "and":
			end := n + 1
			for end < last && r.namePart(end) {
				end++
			}
			if end > n+1 && r.lex.names["org"][r.doc.Tokens[end-1].Text] {
				return end
			}
			return k
		case !r.namePart(n):
			return k
		}
	}
	return k
}

// splitName cuts titles and nationalities off a run of capitalized words and adds what is left as names.
func (r *reading) splitName(s nlp.Span, last int) {
	// Forms of address and calendar words.
	for s.First < s.Last && r.lex.names["calendar"][r.doc.Tokens[s.First].Text] {
		s.First++
	}
	for s.Last > s.First && r.lex.names["calendar"][r.doc.Tokens[s.Last-1].Text] {
		s.Last--
	}
	if s.Len() <= 0 {
		return
	}
	if r.addGroup(s, last) {
		return
	}
	cut, title := r.titleBefore(s)
	if title.Len() == 0 {
		title = r.smallTitleBefore(s.First)
	}
	if cut >= s.Last {
		return // "the Defense Minister": a description, no name
	}
	// "Russian Vladimir Putin": a nationality before a given name is no part of the name.
	if cut == s.First && s.Len() > 1 && r.demonym(r.doc.Tokens[s.First].Text) != "" && r.lex.given[r.words[s.First+1].lower] {
		cut++
	}
	// "Ambassador to Korea Sripriya Ranganathan": a country before a name that no head word makes a body's is a name of its own.
	if k := cut; s.Last-k >= 3 && r.placeWeight(r.doc.Tokens[k].Text) == 4 && r.near(k, k-1).tag == tagPrep && r.lex.given[r.words[k+1].lower] {
		r.addName(name{Span: nlp.Span{First: k, Last: k + 1}, entity: -1})
		cut++
	}
	// "Advanced Technologies Anthony Levandowski": behind the head of a body's name, a first name begins a person's.
	for k := cut + 1; k < s.Last-1; k++ {
		if r.lex.given[r.words[k].lower] && r.lex.names["org"][r.doc.Tokens[k-1].Text] && r.namePart(k+1) {
			r.addName(name{Span: nlp.Span{First: cut, Last: k}, entity: -1})
			cut = k
			break
		}
	}
	if parts := r.hyphened(nlp.Span{First: cut, Last: s.Last}); parts != nil {
		for _, part := range parts {
			r.addName(name{Span: part, entity: -1})
		}
		return
	}
	if (r.textOf(nlp.Span{First: cut, Last: s.Last}) == "" || r.workTitle(s.First)) {
		return
	}
	n := name{Span: nlp.Span{First: cut, Last: s.Last}, title: title, entity: -1}
	if s.Last < last && r.regionWord(s.Last) && r.places.Lookup(r.textOf(n.Span)) != nil {
		n.Last++ // "Kursk region"
	}
	if r.demonym(r.textOf(n.Span)) != "" && !r.knownPlace(r.textOf(n.Span)) {
		return
	}
	if n.Len() == 1 {
		t := r.doc.Tokens[cut].Text
		if strings.Count(t, ".") == 1 && strings.HasSuffix(t, ".") || len(t) > 2 && strings.HasSuffix(t, "s") && strings.ToUpper(t[:len(t)-1]) == t[:len(t)-1] {
			return // "No.", "NGOs"
		}
		if w := r.words[cut].lower; r.lower[w] && r.placeWeight(t) < 4 || len(r.lex.tags[w]) > 0 && t != "US" || r.common(cut) && !r.knownPlace(t) && !r.lex.names["known"][t] {
			return
		}
		if r.demonym(t) != "" && !r.knownPlace(t) || r.lex.names["ideology"][t] || r.lex.titles["honorific"][r.words[cut].lower] && title.Len() == 0 ||
			r.words[cut].lower == "i" || t == "T" {
			return
		}
	}
	r.addName(n)
}

// hyphened cuts "Russia-Ukraine" in its places; nil when the run is no such pair, empty for "pro-Russian".
func (r *reading) hyphened(s nlp.Span) []nlp.Span {
	if s.Len() != 3 || r.words[s.First+1].lower != "-" && r.words[s.First+1].lower != "–" {
		return r.hyphenedWord(s)
	}
	a, b := r.doc.Tokens[s.First].Text, r.doc.Tokens[s.First+2].Text
	if !r.knownPlace(a) && r.demonym(a) == "" || !r.knownPlace(b) && r.demonym(b) == "" {
		return nil
	}
	parts := []nlp.Span{}
	for _, k := range []int{s.First, s.First + 2} {
		if r.knownPlace(r.doc.Tokens[k].Text) {
			parts = append(parts, nlp.Span{First: k, Last: k + 1})
		}
	}
	return parts
}

// hyphenedWord drops a single token such as "pro-Russian".
func (r *reading) hyphenedWord(s nlp.Span) []nlp.Span {
	if s.Len() != 1 {
		return nil
	}
	before, after, ok := strings.Cut(r.doc.Tokens[s.First].Text, "-")
	if ok && strings.ToLower(before) == before && (r.demonym(after) != "" || r.knownPlace(after) || r.lex.names["ideology"][after]) {
		return []nlp.Span{}
	}
	return nil
}

// workTitle reports whether the word before a name makes it the title of a work: "his film Betrayed City".
func (r *reading) workTitle(i int) bool {
	switch r.near(i, i-1).lemma {
	case "film", "movie", "novel", "book", "song", "album", "documentary", "sitcom", "musical", "poem", "single", "video", "opera", "drama":
		return true
	}
	return false
}

// regionWord reports whether the small word at i belongs to the name of the place before it.
func (r *reading) regionWord(i int) bool {
	switch r.words[i].lower {
	case "region", "province", "oblast", "district", "county", "prefecture", "governorate":
		return true
	}
	return false
}

// common reports whether a capitalized word is written in small letters elsewhere in English: "Parliament", "Act".
func (r *reading) common(i int) bool {
	w := r.words[i].lower
	if r.lex.given[w] || r.doc.Tokens[i].Case != nlp.CaseInitial {
		return false
	}
	return r.lex.isCommon(w) || r.lex.titles["post"][w] || r.lex.titles["modifier"][w] || r.lex.names["org"][r.doc.Tokens[i].Text] && !r.lex.names["known"][r.doc.Tokens[i].Text]
}

func (r *reading) addName(n name) {
	for i := n.First; i < n.Last; i++ {
		r.nameAt[i] = len(r.names)
	}
	r.names = append(r.names, n)
}

// titleBefore returns where the name proper begins in a run that opens with a post or a form of address, and the span
// of that title.
func (r *reading) titleBefore(s nlp.Span) (cut int, title nlp.Span) {
	cut = s.First
	for i := s.First; i < s.Last; i++ {
		w := r.words[i].lower
		switch {
		case r.lex.titles["honorific"][w] || strings.TrimSuffix(w, ".") != w && r.lex.titles["honorific"][strings.TrimSuffix(w, ".")]:
			cut = i + 1
		case r.lex.titles["post"][w] && !r.lex.names["org"][r.doc.Tokens[s.Last-1].Text]:
			cut = i + 1
		case w == "." && cut == i:
			cut = i + 1
		case r.lex.titles["modifier"][w] || r.demonym(r.doc.Tokens[i].Text) != "" || w == "-" || w == "of" || w == "for":
		default:
			// "Rome Mayor Virginia Raggi": one place or organization may stand before the post.
			if !(i+1 < s.Last && (r.knownPlace(r.doc.Tokens[i].Text) || i+2 < s.Last) && r.postAhead(i+1, s.Last)) {
				i = s.Last
			}
		}
	}
	if cut == s.First {
		return cut, nlp.Span{}
	}
	// What stands before the post and is no modifier is a name of its own.
	first := s.First
	for first < cut && !r.titleWord(first) {
		first++
	}
	if own := (nlp.Span{First: s.First, Last: first}); own.Len() > 0 && r.demonym(r.textOf(own)) == "" {
		r.addName(name{Span: own, entity: -1})
	}
	return cut, nlp.Span{First: first, Last: cut}
}

func (r *reading) titleWord(i int) bool {
	w := strings.TrimSuffix(r.words[i].lower, ".")
	return r.lex.titles["honorific"][w] || r.lex.titles["post"][w] || r.lex.titles["modifier"][w]
}

// postAhead reports whether a post stands at i or behind its modifiers.
func (r *reading) postAhead(i, last int) bool {
	for ; i < last; i++ {
		if r.lex.titles["post"][r.words[i].lower] {
			return i+1 < last
		}
		if !r.lex.titles["modifier"][r.words[i].lower] {
			return false
		}
	}
	return false
}

// smallTitleBefore returns the span of a title in small letters that ends before token i: "police chief", "vice-president
// of X" is not one.
func (r *reading) smallTitleBefore(i int) nlp.Span {
	k := i
	for k > 0 && r.near(i, k-1).lower != "" && r.doc.Tokens[k-1].Case != nlp.CaseOther {
		w := r.words[k-1].lower
		post := r.lex.titles["post"][w] || r.lex.titles["honorific"][w]
		if k == i && !post || k < i && !post && !r.lex.titles["modifier"][w] {
			break
		}
		k--
	}
	return nlp.Span{First: k, Last: i}
}

// addGroup reads a nation's or an organization's force or officials as an organization: "North Korean troops",
// "Montreal police", "Ukrainian officials". The run of capitals may be longer than the nation.
func (r *reading) addGroup(s nlp.Span, last int) bool {
	head := s.Last
	// The head may be capitalized too ("Russian Army"); then the ordinary rules for organizations hold.
	for head < last && head < s.Last+2 && r.groupModifier(head) {
		head++
	}
	if head >= last || r.doc.Tokens[head].Case != nlp.CaseLower {
		return false
	}
	w := r.words[head].lower
	force, office := r.lex.nouns["force"][w], r.lex.nouns["officials"][w]
	if !force && !office {
		return false
	}
	for first := s.First; first < s.Last; first++ {
		nation := r.textOf(nlp.Span{First: first, Last: s.Last})
		of := r.demonym(nation)
		if of == "" && r.knownPlace(nation) {
			of = nation
		}
		if of == "" && r.lex.names["ideology"][nation] && force {
			of = nation
		}
		if of == "" {
			continue
		}
		end := head + 1
		if first > s.First {
			r.splitName(nlp.Span{First: s.First, Last: first}, last)
		}
		if !r.lex.nouns["force"][w] && end < last && (r.lex.nouns["officials"][r.words[end].lower] || r.lex.nouns["force"][r.words[end].lower]) && r.words[head].lower != "police" {
			end++ // "Russian security forces"
		}
		r.addName(name{Span: nlp.Span{First: first, Last: end}, kind: Organization, group: place.Fold(of), sure: true, entity: -1})
		return true
	}
	return false
}

// groupModifier reports whether a small word may stand between a nation and its force: "Russian government forces".
func (r *reading) groupModifier(i int) bool {
	switch r.words[i].lower {
	case "government", "security", "special", "ground", "air", "armed", "border", "naval", "military", "army", "state", "local", "riot", "traffic", "national", "federal", "senior", "intelligence", "health", "foreign", "ministry":
		return i+1 < len(r.words) && r.near(i, i+1).lower != "" && (r.lex.nouns["force"][r.words[i+1].lower] || r.lex.nouns["officials"][r.words[i+1].lower] || r.groupModifier(i+1))
	}
	return false
}

// demonym returns the name of the place that people so called come from, "" when it is no demonym.
func (r *reading) demonym(s string) string {
	if s == "" || strings.ToLower(s) == s {
		return ""
	}
	if p, ok := r.places.Demonym(s); ok {
		return p.Name
	}
	return ""
}

// knownPlace reports whether a name is a place of some size: a country, a region, a town of note.
func (r *reading) knownPlace(s string) bool { return r.placeWeight(s) >= 2 }

// placeWeight says how much the gazetteer alone speaks for a name being a place: 0 nothing, 1 some small place is
// called so, 2 a town of note or a region, 4 a country, a capital or a big city.
func (r *reading) placeWeight(s string) int {
	if w, ok := r.weights[s]; ok {
		return w
	}
	w := weigh(r.places.Lookup(s), s)
	r.weights[s] = w
	return w
}

func weigh(found []place.Place, s string) int {
	if len(found) == 0 {
		return 0
	}
	p := found[0]
	acronym := len(s) <= 3 && strings.ToUpper(s) == s || len(s) <= 6 && strings.ToUpper(s[1:]) != s[1:] && strings.ToLower(s[1:]) != s[1:] && !strings.ContainsAny(s, " -'’")
	switch {
	case p.Kind == place.Country || p.Kind == place.Continent:
		return 4
	case acronym:
		return 0
	case p.Population >= 500_000 || p.Kind == place.Region && p.Population >= 1_000_000 || p.Kind == place.Water:
		return 4
	case p.Population >= 50_000 || p.Kind == place.Region:
		return 2
	}
	return 1
}
