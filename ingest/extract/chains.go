package extract

import "strings"

// What the reader's chains of coreference say of a pronoun or a description that the rules of refer.go give to nobody.
// Where both have an answer, that of the rules is right more often on annotated articles.

// chainSpeaker returns the person or body that a pronoun or a description in the singular, with "the" or a possessor,
// means by its chain: "the New York businessman"; -1 for none.
func (r *reading) chainSpeaker(ph phrase) int {
	w := r.words[ph.head]
	if w.tag == tagNoun && (plural(w.lower) || r.words[ph.First].lower != "the" && ph.owner < 0 || r.lex.nouns["speech"][w.lemma]) {
		return -1
	}
	body := r.lex.nouns["body"][strings.ToLower(w.lower)] || w.lower == "it" || w.lower == "they"
	return r.chained(ph.head, func(e *entity) bool {
		return e.kind == Person && !body || e.kind == Organization && body
	})
}

// chained returns the entity that most of the names in the chain of a token mean, the one named first among equals; -1
// where the token is in no chain, or in one without a name that fits.
func (r *reading) chained(head int, fits func(*entity) bool) int {
	if r.chainAt == nil {
		r.chainAt = map[int]int{}
		for c, chain := range r.doc.Chains {
			for _, m := range chain.Mentions {
				r.chainAt[m.Head] = c
			}
		}
	}
	c, ok := r.chainAt[head]
	if !ok {
		return -1
	}
	best, votes := -1, map[int]int{}
	for _, m := range r.doc.Chains[c].Mentions {
		e := r.entityAt(m.Head)
		if e < 0 || !fits(r.entities[e]) {
			continue
		}
		if votes[e]++; best < 0 || votes[e] > votes[best] {
			best = e
		}
	}
	return best
}
