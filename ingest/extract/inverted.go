package extract

// Subjects behind the cue: “…,” said Julius Ogato. There must be something that was said before, up to a comma or
// a closing mark, and no finite verb behind the supposed subject: "Mr. Smith, a lawyer, said the union expected …"
// has the same words.

// invertedSubject reads a subject behind the cue: “…,” said Julius Ogato. Something must have been said before.
func (r *reading) invertedSubject(i int, v voice) ([]int, bool) {
	if v.first != i || r.words[i].form&(featPast|featThird) == 0 {
		return nil, false
	}
	prev := r.near(i, i-1)
	closing := i > 0 && prev.lower != "" && (r.closesQuote(i-1) || prev.lower == "," && (r.closesQuote(i-2) || r.words[i].lemma == "say" || r.words[i].lemma == "add" || r.endsWithName(i+1)))
	if !closing {
		// A new sentence for the splitter: “… soon.” said X
		if i != r.sentence(i).First || i == 0 || !r.closesQuote(i-1) {
			return nil, false
		}
	}
	p := r.phraseOf(i + 1)
	if p < 0 || r.phrases[p].First != i+1 || !r.canSpeak(p) && r.words[r.phrases[p].head].tag != tagName {
		return nil, false
	}
	// "…," said Xinhua's report: the possessor and what follows.
	p = r.owned(p)
	if !r.closesQuote(i-1) && !r.closesQuote(i-2) && r.finiteWithin(i+1, 16) {
		return nil, false // "Mr. Smith, a lawyer, said the union expected …"
	}
	if r.closesQuote(i-1) && !pauses(r.doc.Tokens[max(i-2, 0)].Text) {
		return nil, false // 'the man known as "Prince of Pot" says he …'
	}
	out := []int{p}
	// "said company chief executive John Smith", "said a spokesman for X": speaker() looks behind the phrase.
	if next := r.near(i, r.phrases[p].Last); next.lower == "," && r.phrases[p].entity < 0 {
		if q := r.phraseOf(r.phrases[p].Last + 1); q >= 0 && r.phrases[q].entity >= 0 && r.entities[r.phrases[q].entity].kind == Person {
			out = []int{q} // "said its president, John Smith"
		}
	}
	return out, true
}

// closesQuote reports whether the token is the last of a quotation.
func (r *reading) closesQuote(i int) bool {
	return i >= 0 && r.words[i].quote >= 0 && r.quotes[r.words[i].quote].Last == i+1 || i > 0 && r.words[i].tag == tagPunct && r.words[i].quote >= 0 && r.quotes[r.words[i].quote].Last == i+1
}

// endsWithName reports whether a person's name and then the end of the sentence or a comma stand at token i.
func (r *reading) endsWithName(i int) bool {
	p := r.phraseOf(i)
	if p < 0 || r.phrases[p].First != i || r.words[i].sent != r.words[i-1].sent {
		return false
	}
	p = r.owned(p)
	e := r.phrases[p].entity
	return e >= 0 && r.entities[e].kind == Person && (r.endsSentence(r.phrases[p].Last) || r.near(i, r.phrases[p].Last).lower == ",")
}

// pauses reports whether a token ends what is quoted before ", said X": a quotation without a comma or an end is a name.
func pauses(s string) bool {
	switch s {
	case ",", ".", "!", "?", "…", "...", "—", "–", "--", "-":
		return true
	}
	return false
}
