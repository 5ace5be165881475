package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Titles before a name: "Ukrainian President Volodymyr Zelenskyy", "police chief John Smith". The title is no part
// of the name, but says that a person follows and what post he or she holds; findAffiliations reads it again.

// titleBefore returns where the name proper begins in a run that opens with a post or a form of address, and the span
// of that title.
//
// What stands before the post and is neither a modifier nor a nationality is a name of its own: the city of "Rome
// Mayor Virginia Raggi", the company of "Google CEO Sundar Pichai". A run that ends with its post ("the Defense
// Minister") has no name at all.
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
		case i+1 < s.Last && r.demonym(r.textOf(nlp.Span{First: i, Last: i + 2})) != "":
			i++ // "South Korean"
		case r.lex.titles["modifier"][w] || r.demonym(r.doc.Tokens[i].Text) != "" || w == "-" || w == "of" || w == "for":
		default:
			// "Rome Mayor Virginia Raggi": one place or organization may stand before the post.
			if !(i+1 < s.Last && (r.knownPlace(r.doc.Tokens[i].Text) || i+2 < s.Last) && r.postAhead(i+1, s.Last)) && !r.postAndName(i, s.Last) {
				i = s.Last
			}
		}
	}
	if cut == s.First {
		return cut, nlp.Span{}
	}
	// What stands before the post and is no modifier is a name of its own.
	first := s.First
	for first < cut && !r.titleWord(first) && !r.postAndName(first, s.Last) {
		first++
	}
	if own := (nlp.Span{First: s.First, Last: first}); own.Len() > 0 && r.demonym(r.textOf(own)) == "" {
		r.addName(name{Span: own, entity: -1})
	}
	return cut, nlp.Span{First: first, Last: cut}
}

// titleWord reports whether the token can be part of a title.
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

// postAndName reports whether a post and then a first name stand further on in a run, so that the words before are part
// of the title: "Maryland Transportation Secretary Paul Wiedefeld".
func (r *reading) postAndName(i, last int) bool {
	for k := i + 1; k < last-1; k++ {
		if r.lex.titles["post"][r.words[k].lower] {
			return r.lex.given[r.words[k+1].lower]
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
