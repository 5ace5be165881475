package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Small words and marks inside names: "Center for Countering Disinformation", "Mont-Royal Avenue", "Standard &
// Poor's". A name is a run of capitals; this file says where a run may be continued over something small.
//
// Too greedy joins two names ("Zelenskyy and Umerov", "Department of Russia's …"), too shy cuts one ("Ministry of
// Labour | and Social Affairs"). The rule of thumb: a preposition joins only behind a head word of organizations
// or places, "and" only when the whole ends in such a head and the left part is nothing by itself.

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
//
// East Asian given names are often written so; compounds such as "Kyiv-based" and "Trump-backed" are told apart by
// their second half, which is a word of the language.
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
//
// "Mathari National Teaching and Referral Hospital" is one name, "Google and Apple Inc" are two. The left part
// must not be a known place, company, nationality or first name, and unless it is long or plural it must look like
// a modifier ("Teaching").
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
	if k >= last || r.words[k].lower != "," || k-i < 2 && r.near(i, i-1).lower != "the" || !strings.HasSuffix(r.words[k-1].lower, "s") {
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
