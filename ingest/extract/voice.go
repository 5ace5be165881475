package extract

// The grammar of a cue where it stands: whether it says that something was said. "Did not confirm", "could not
// confirm", "refused to deny", "if he confirms", "nobody confirmed" all hold the word and all say the contrary or
// nothing.
//
// A wrong confirmation is the costliest error of all, so CONFIRMED and DENIED are given up at the least doubt; a
// plain statement survives more.

// voice is the grammar of a cue verb where it stands.
type voice struct {
	first   int  // first token of the verb group
	finite  bool // has a subject of its own
	passive bool
	negated bool
	modal   string
	toInf   bool // "to confirm"
	perfect bool
}

// voiceOf reads the auxiliaries to the left of the verb at i.
func (r *reading) voiceOf(i int) voice {
	v := voice{first: i}
	w := r.words[i]
	be := false
	for k := i - 1; k >= i-7; k-- {
		p := r.near(i, k)
		if p.lower == "" {
			break
		}
		if p.tag == tagAux {
			switch {
			case p.lower == "'s" && w.form&featPart != 0 && r.objectFollows(i):
				v.perfect = true // "he's slammed the law"
			case r.beVerb(p.lower):
				be = true
			case r.lex.verbs[p.lower].lemma == "have" || p.lower == "'ve":
				v.perfect = true
			case r.lex.verbs[p.lower].lemma == "do":
			default:
				v.modal = p.lower
			}
			v.first = k
			v.finite = true
			continue
		}
		if p.lower == "not" || p.lower == "n't" || p.lower == "never" {
			v.negated = true
			continue
		}
		if p.tag == tagAdv {
			continue
		}
		if p.lower == "to" && p.tag == tagPart {
			v.toInf = true
			v.first = k
		}
		break
	}
	switch {
	case be && w.form&featPart != 0 && w.form&featIng == 0:
		v.passive = true
	case w.form&(featPast|featThird) != 0 || w.form&featBase != 0 && !v.toInf:
		v.finite = true
	}
	if w.form&featIng != 0 && !be {
		v.finite = false
	}
	return v
}

// objectFollows reports whether a noun phrase stands right behind the verb at i, as it does not behind a passive.
func (r *reading) objectFollows(i int) bool {
	p := r.phraseAfter(i+1, 2)
	return p >= 0 && r.phrases[p].First == i+1
}

// vouched reports whether the grammar of the cue lets it stand as a statement that was made: no "did not confirm",
// "would say", "refused to deny", "if he confirms".
//
// Of the modals only "can" passes, and only for acts beyond stating: "I can confirm" confirms. Infinitives pass
// behind "go on" and "continue", which tell that the thing was done.
func (r *reading) vouched(i int, c cue, v voice) bool {
	if v.negated {
		return false
	}
	prev, at := r.before(v.first)
	switch v.modal {
	case "", "'d", "'ll":
	case "can":
		if c.act == Stated {
			return false
		}
	case "must", "will", "would", "could", "may", "might", "should", "shall":
		// "he would say only that" tells little; for acts beyond stating it must not count.
		return false
	default:
		return false
	}
	if v.toInf {
		lemma := prev.lemma
		if prev.lower == "on" {
			lemma = r.near(i, at-1).lemma // "went on to say"
		}
		if lemma != "go" && lemma != "continue" {
			return false
		}
	}
	if w := r.near(i, v.first-2); w.lower == "as" && v.first-2 > r.sentence(i).First {
		return false // "not as rich as he says"
	}
	if c.act != Stated {
		for k := v.first - 1; k >= v.first-6; k-- {
			w := r.near(i, k)
			if w.lower == "if" || w.lower == "whether" || w.lower == "until" || w.lower == "unless" {
				return false
			}
			if w.lower == "nobody" || w.lower == "none" || w.lower == "neither" || w.lower == "nor" || w.lower == "no" && r.phraseOf(k) >= 0 {
				return false
			}
		}
	}
	// A question is not a statement: "Who said that?"
	if last := r.sentence(i).Last - 1; r.doc.Tokens[last].Text == "?" && r.words[i].quote < 0 {
		return false
	}
	return true
}

// aboutClaim reports whether the object of a verb that also turns down plans and offers is a claim: "rejected the
// accusation", not "rejected a pay rise".
//
// The annotation guidelines that the project follows draw the line here: dismissing a claim of fact is a denial,
// turning down a demand or an offer is an action.
func (r *reading) aboutClaim(s *statement) bool {
	switch h := r.objectNoun(s); h {
	case "idea", "notion", "speculation", "rumour", "rumor", "characterization", "characterisation", "involvement", "responsibility", "charge":
		return true
	default:
		return r.lex.nouns["speech"][h]
	}
}

// objectNoun returns the lemma of the noun that the content of a statement opens with, "" where it opens with none.
func (r *reading) objectNoun(s *statement) string {
	if len(s.content) == 0 {
		return ""
	}
	p := r.phraseAfter(s.content[0].First, 4)
	if p < 0 {
		return ""
	}
	return r.words[r.phrases[r.owned(p)].head].lemma
}

// refused reports whether what is denied is something asked for: "denied his request", "was denied bail". Nothing is said
// to be untrue by that.
func (r *reading) refused(s *statement) bool {
	if s.form != formObject {
		return false
	}
	switch r.objectNoun(s) {
	case "request", "application", "petition", "appeal", "motion", "bail", "parole", "access", "entry", "visa", "permission", "permit", "licence", "license", "asylum", "bid", "clemency", "loan", "treatment":
		return true
	}
	return false
}

// hedge returns the adverb that weakens a cue: "reportedly", "allegedly".
func (r *reading) hedge(i int) string {
	for k := i - 3; k <= i+2; k++ {
		switch w := r.near(i, k); w.lower {
		case "reportedly", "allegedly", "apparently", "seemingly", "purportedly", "supposedly", "tentatively", "partly", "partially", "indirectly", "tacitly", "privately":
			return w.lower
		}
	}
	return ""
}
