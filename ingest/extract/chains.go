package extract

// What the reader's chains of coreference say of a pronoun or a description that the rules of refer.go give to nobody.
// Where both have an answer, that of the rules is right more often on annotated articles.

// chainSpeaker returns the person or body that a pronoun or a description in the singular, with "the" or a possessor,
// means by its chain: "the New York businessman"; -1 for none.
func (r *reading) chainSpeaker(ph phrase) int {
	w := r.words[ph.head]
	if w.tag == tagNoun && (plural(w.lower) || r.words[ph.First].lower != "the" && ph.owner < 0 || r.lex.nouns["speech"][w.lemma]) {
		return -1
	}
	body := r.lex.nouns["body"][w.lower] || w.lower == "it" || w.lower == "they"
	if r.chained == nil {
		r.readChains()
	}
	who, ok := r.chained[ph.head]
	switch {
	case !ok:
		return -1
	case body:
		return who.body
	}
	return who.person
}

// A chainName is whom the names of a chain mean: the entity that most of them do, the one named first among equals; -1 for
// none of its kind.
type chainName struct{ person, body int }

// readChains fills chained, once for all chains.
func (r *reading) readChains() {
	r.chained = map[int]chainName{}
	for _, chain := range r.doc.Chains {
		who, votes := chainName{-1, -1}, map[int]int{}
		for _, m := range chain.Mentions {
			e := r.entityAt(m.Head)
			if e < 0 {
				continue
			}
			best := &who.person
			switch r.entities[e].kind {
			case Person:
			case Organization:
				best = &who.body
			default:
				continue
			}
			if votes[e]++; *best < 0 || votes[e] > votes[*best] {
				*best = e
			}
		}
		for _, m := range chain.Mentions {
			r.chained[m.Head] = who
		}
	}
}
