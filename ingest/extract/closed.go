package extract

import (
	"strings"
)

// Words of the closed classes: "that", "to", "her", "'s" and their like, by what stands around them. There are few
// of them, they are a third of any text, and each has a rule of its own.
//
// 	that   a determiner before a noun, a pronoun behind a noun and before a verb, else a conjunction
// 	to     a particle before a verb's base form, else a preposition
// 	's     an auxiliary behind a pronoun or before a participle, else the mark of the possessive
// 	have   an auxiliary before a participle, else a verb
// 	her    a determiner before a noun, else a pronoun

// A closed-class word that is a form of a verb as well ("open", "free", "following") is a verb only where nothing
// else can stand: behind "to" or a modal.
func (r *reading) closedTag(i int, tags []tag, verb verbForm, isVerb bool) tag {
	w := r.words[i].lower
	prev, _ := r.before(i)
	next := r.near(i, i+1)
	switch w {
	case "that":
		if r.nounish(i, i+1) && prev.tag != tagVerb && prev.tag != tagNoun && prev.tag != tagName && prev.lower != "," {
			return tagDet
		}
		if (prev.tag == tagNoun || prev.tag == tagName) && r.verbal(i+1, i) {
			return tagPron
		}
		if next.lower == "," || next.lower == "." || prev.tag == tagPrep || next.lower == "'s" || r.verbal(i+1, i) && prev.tag != tagVerb {
			return tagPron
		}
		return tagSub
	case "which", "who", "what", "whom":
		return tagPron
	case "this", "these", "those", "some", "any", "all", "many", "several", "few", "more", "most", "much", "both", "each", "another", "either", "enough", "half":
		if r.nounish(i, i+1) || next.tag == tagDet {
			return tagDet
		}
		return tagPron
	case "her":
		if r.nounish(i, i+1) {
			return tagDet
		}
		return tagPron
	case "to":
		if v, ok := r.lex.verbs[next.lower]; ok && v.feats&featBase != 0 || next.lower == "be" || next.lower == "have" || next.lower == "do" {
			return tagPart
		}
		if next.lower != "" && len(r.lex.tags[next.lower]) > 0 && r.lex.tags[next.lower][0] == tagAdv {
			return tagPart
		}
		if isQuoteMark(next.lower) || next.lower == "“" {
			if v := r.lex.verbs[r.near(i, i+2).lower]; v.feats&featBase != 0 {
				return tagPart // wasn't going to "act like …"
			}
		}
		return tagPrep
	case "'s", "'":
		if prev.tag == tagPron || prev.lower == "there" || prev.lower == "that" {
			return tagAux
		}
		if r.verbalForm(next.lower, featIng|featPart) && !r.nounish(i, i+2) || next.lower == "not" || next.lower == "a" || next.lower == "the" || next.lower == "been" {
			return tagAux
		}
		return tagPart
	case "have", "has", "had", "having", "do", "does", "did", "'ve":
		for k := i + 1; k <= i+4; k++ {
			n := r.near(i, k)
			t := r.lex.tags[n.lower]
			v := r.lex.verbs[n.lower]
			if w[0] == 'd' && v.feats&featBase != 0 || w[0] != 'd' && v.feats&featPart != 0 && !r.wasDet(k-1, i) {
				return tagAux
			}
			if len(t) == 0 && v.feats == 0 && strings.HasSuffix(n.lower, "ly") {
				continue // "has strongly denied"
			}
			if len(t) == 0 || t[0] != tagAdv && t[0] != tagPart && t[0] != tagPron && n.lower != "n't" {
				if len(t) == 0 && strings.HasSuffix(n.lower, "ed") && w[0] != 'd' {
					return tagAux
				}
				break
			}
		}
		return tagVerb
	case "like":
		if prev.tag == tagPron || prev.lower == "to" || prev.tag == tagAux {
			return tagVerb
		}
		return tagPrep
	case "there":
		if r.beVerb(next.lower) {
			return tagPron
		}
		return tagAdv
	}
	if isVerb && tags[0] != tagAux && tags[0] != tagPron && tags[0] != tagDet {
		// "to open", "will free", "was cut short": a verb only where one must stand.
		if verb.feats&featBase != 0 && (prev.lower == "to" || prev.tag == tagAux && !r.beVerb(prev.lower)) {
			return tagVerb
		}
		if verb.feats&(featIng|featPart|featPast) != 0 && tags[0] != tagPrep && prev.tag == tagAux {
			return tagVerb
		}
	}
	if len(tags) > 1 {
		// A conjunction where a clause follows, a preposition where a noun phrase does.
		if hasTag(tags, tagSub) && hasTag(tags, tagPrep) {
			if r.clauseFollows(i) {
				return tagSub
			}
			return tagPrep
		}
		if tags[0] == tagPrep && hasTag(tags, tagAdv) && !r.nounish(i, i+1) && next.tag != tagDet && len(r.lex.tags[next.lower]) == 0 {
			return tagAdv
		}
	}
	return tags[0]
}

// hasTag reports whether a closed-class word has the tag among its readings.
func hasTag(tags []tag, t tag) bool {
	for _, x := range tags {
		if x == t {
			return true
		}
	}
	return false
}

// wasDet reports whether the word at k is a determiner: "had the wounded" is no perfect.
func (r *reading) wasDet(k, i int) bool {
	t := r.lex.tags[r.near(i, k).lower]
	return len(t) > 0 && t[0] == tagDet
}

// beVerb reports whether a spelling is a form of "be". The clitic "'s" may be one, or "has", or a possessive.
func (r *reading) beVerb(w string) bool {
	switch w {
	case "be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m":
		return true
	}
	return false
}

// verbalForm reports whether a spelling may be one of the forms f of a verb.
func (r *reading) verbalForm(w string, f feat) bool { return r.lex.verbs[w].feats&f != 0 }

// verbal reports whether the word at k, not yet tagged, surely begins a verb group.
func (r *reading) verbal(k, from int) bool {
	w := r.near(from, k)
	t := r.lex.tags[w.lower]
	if len(t) > 0 {
		return t[0] == tagAux || t[0] == tagAdv && r.verbal(k+1, from)
	}
	v := r.lex.verbs[w.lower]
	if v.feats&(featPast|featPart) == 0 && r.auxiliary(k+1, from) {
		return false // "that rebels had captured": a plural noun with its own verb
	}
	return v.feats&(featPast|featPart|featThird) != 0 || v.feats&featBase != 0 && len(r.lex.triggers[w.lower]) == 0
}

// auxiliary reports whether the word at k is one of the auxiliaries, which no noun is spelled like.
func (r *reading) auxiliary(k, from int) bool {
	w := r.near(from, k).lower
	t := r.lex.tags[w]
	return len(t) > 0 && t[0] == tagAux && w != "'s" && w != "being" && w != "been" && w != "be" && w != "having"
}

// clauseFollows reports whether a finite verb comes soon after the conjunction at i.
//
// It decides "after the attack" against "after they attacked": nine words ahead an auxiliary or a past form must
// come, before any comma.
func (r *reading) clauseFollows(i int) bool {
	for k := i + 1; k < i+9; k++ {
		w := r.near(i, k)
		if w.lower == "" || w.lower == "," || w.lower == "." || w.lower == ";" {
			return false
		}
		if t := r.lex.tags[w.lower]; len(t) > 0 {
			if t[0] == tagAux && w.lower != "being" && w.lower != "be" && w.lower != "having" && k > i+1 {
				return true
			}
			continue
		}
		if v := r.lex.verbs[w.lower]; k > i+1 && (v.feats&featPast != 0 || v.feats&featThird != 0 && len(r.lex.triggers[singular(w.lower)]) == 0) {
			return true
		}
	}
	return false
}
