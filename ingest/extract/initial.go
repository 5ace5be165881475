package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Capitals that position alone explains: at the start of a sentence, of a quotation, in a headline. "Police said"
// opens with a common noun, "Uber said" with a name, and both look alike. What decides is, in this order: how the
// word is written elsewhere in the article, whether a list knows it as a name or as a word, whether a second
// capital follows, and its ending.

// closedLow reports whether a closed-class word is never part of a name even with a capital ("The", "And").
func closedLow(tags []tag) bool {
	return tags[0] == tagDet || tags[0] == tagPron || tags[0] == tagConj || tags[0] == tagAux || tags[0] == tagSub || tags[0] == tagPart
}

// startsClause reports whether a capital at token i is owed to its position.
func (r *reading) startsClause(i int) bool {
	s := r.sentence(i)
	for k := i - 1; k >= s.First; k-- {
		switch t := r.doc.Tokens[k].Text; {
		case isQuoteMark(t), t == "'", t == ":", t == "(", t == "[", t == "•", t == "*", t == "…", t == "...":
		case t == "-" || t == "–" || t == "—" || t == "--":
			if !r.glued(i) || k != i-1 {
				continue
			}
			return false
		default:
			return false
		}
		if t := r.doc.Tokens[k].Text; t == ":" || isQuoteMark(t) {
			return true
		}
	}
	return true
}

// startsName reports whether a capitalized word at the start of a clause or in a headline is part of a name.
//
// The last resort, an unknown word alone at the start of a sentence, is a name unless it looks like a plural or an
// abstract noun; "Investigators", "Improvements" are more frequent there than names that end so.
func (r *reading) startsName(i int, first, titled bool) bool {
	w := r.words[i].lower
	t := r.doc.Tokens[i]
	if t.Case == nlp.CaseMixed || t.Case == nlp.CaseSingle && w != "a" {
		return true
	}
	if r.capital[w] && !r.lower[w] {
		return true
	}
	if r.lex.names["known"][t.Text] || r.lex.given[w] || r.demonym(t.Text) != "" || r.lex.names["calendar"][t.Text] {
		return !r.lower[w]
	}
	_, isVerb := r.lex.verbs[w]
	common := r.lower[w] || isVerb || r.lex.isCommon(w) || len(w) > 4 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ly"))
	if t.Case == nlp.CaseUpper && len(w) > 1 && !common {
		return true
	}
	if r.knownPlace(t.Text) && !r.lower[w] && !isVerb {
		return true
	}
	next := r.near(i, i+1)
	nextCapital := next.lower != "" && r.capitalized(i+1)
	if first && nextCapital && !titled {
		// "Raffaele Marra", "Defense Minister Umerov", "British Airways"; but "Thousands", "Missing" are common.
		if r.lex.titles["honorific"][w] || r.lex.titles["post"][w] || r.lex.titles["modifier"][w] || r.lex.names["org"][t.Text] {
			return true
		}
		return !common || r.headWord(i+1)
	}
	if common {
		return false
	}
	if titled {
		return true
	}
	// A lone unknown word: a name unless it ends like a common plural or an abstract noun.
	for _, end := range []string{"s", "ers", "ions", "ment", "tion", "ness", "ity", "ed", "ists", "als"} {
		if strings.HasSuffix(w, end) && !strings.HasSuffix(w, "'s") {
			return next.lower == "'s" || next.lower == "'"
		}
	}
	return true
}

// headWord reports whether the word at i is the head of organizations' or places' names: what "Party" makes of "Green".
func (r *reading) headWord(i int) bool {
	t := r.doc.Tokens[i].Text
	return r.lex.names["org"][t] || r.lex.names["place"][t]
}

// isCommon reports whether some list has the word as a common noun.
func (l *lexicon) isCommon(w string) bool {
	if len(l.tags[w]) > 0 || len(l.triggers[w]) > 0 || len(l.triggers[singular(w)]) > 0 {
		return true
	}
	for _, list := range l.nouns {
		if list[w] || list[singular(w)] {
			return true
		}
	}
	return false
}
