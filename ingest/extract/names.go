package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Names are runs of capitalized words, cut where a title, a nationality or a group of people ends and a name
// begins. A trained reader's names are taken in at the end (nameread.go): what later layers need is the slice of
// names.
//
// Here only the spans are found. What a name stands for is left open, except for groups of people; nametype.go
// decides it when all names are known.

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

// findNames goes through each sentence once. A run of capitals is found first and cut afterwards, because whether
// "President" is a title or the end of a name shows only when the whole run is known.
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
	r.readNames()
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

// splitName cuts titles and nationalities off a run of capitalized words and adds what is left as names.
//
// A run may hold a title, a nationality and a name, or a body's name and a person's behind it, or two places with
// a hyphen between them. Months and days are cut off on both sides: "Victoria Park Saturday".
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
		if r.doc.Tokens[cut].Case == nlp.CaseSingle {
			return // "Q: …"
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
//
// Such words are names only as part of longer ones: "Parliament" and "Government" are written with a capital by
// many papers.
func (r *reading) common(i int) bool {
	w := r.words[i].lower
	if r.lex.given[w] || r.doc.Tokens[i].Case != nlp.CaseInitial {
		return false
	}
	return r.lex.isCommon(w) || r.lex.titles["post"][w] || r.lex.titles["modifier"][w] || r.lex.names["org"][r.doc.Tokens[i].Text] && !r.lex.names["known"][r.doc.Tokens[i].Text]
}

// addName appends a name; a later one may take tokens over from an earlier ("Ukrainian officials").
func (r *reading) addName(n name) {
	for i := n.First; i < n.Last; i++ {
		r.nameAt[i] = len(r.names)
	}
	r.names = append(r.names, n)
}
