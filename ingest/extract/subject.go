package extract

// The subject of a verb, found without a syntax tree by walking left over what may stand in between: auxiliaries
// and adverbs, insertions between commas, dashes and brackets, relative pronouns, and the verb before an "and".
// From the phrase where the walk ends, climb goes up to the noun that it hangs on ("the head of the union" → the
// head).
//
// Every step is bounded, a handful of tokens or at most one sentence, so that a text without full stops costs no
// more.

// Whose words they are: the subject of the cue, found without a syntax tree by walking left from the verb over what
// may stand in between.

// subjects returns the phrases that are the subject of the verb group that begins at token first.
func (r *reading) subjects(first, depth int) []int {
	if depth > 2 {
		return nil
	}
	k := first - 1
	for r.near(first, k).tag == tagAdv || r.near(first, k).lower == "not" {
		k--
	}
	w := r.near(first, k)
	switch {
	case w.lower == "":
		return nil
	case w.tag == tagPron && (w.lower == "who" || w.lower == "which" || w.lower == "that") && r.phraseBefore(k, 3) >= 0:
		return r.climb(r.phraseBefore(k, 3), 0, true)
	case w.tag == tagConj || w.lower == "," && r.near(first, k-1).tag == tagConj || w.lower == "then" && r.near(first, k-1).tag == tagConj:
		return r.sharedSubject(k, depth)
	case w.lower == ",":
		return r.acrossComma(first, k, depth)
	case w.lower == ")" || w.lower == "]":
		for k > 0 && r.near(first, k).lower != "" && r.near(first, k).lower != "(" && r.near(first, k).lower != "[" {
			k--
		}
		return r.subjects(k, depth+1)
	case r.dash(k):
		for j := k - 1; j > k-25; j-- {
			if r.near(first, j).lower == "" {
				break
			}
			if r.dash(j) {
				return r.subjects(j, depth+1)
			}
		}
		return nil
	case isQuoteMark(r.doc.Tokens[k].Text) || w.lower == "'":
		return r.subjects(k, depth+1)
	}
	p := r.phraseOf(k)
	if p < 0 {
		// "those injured said", "people living in X say": go on to the left over a participle or a pair of them.
		if (w.tag == tagVerb && w.form&(featPart|featIng) != 0 || w.tag == tagNum || w.tag == tagAdj) && depth < 2 {
			return r.subjects(k, depth+1)
		}
		return nil
	}
	return r.climb(p, 0, false)
}

// dash reports whether the token is a dash and no hyphen: papers write both with the same sign.
func (r *reading) dash(i int) bool {
	switch r.doc.Tokens[i].Text {
	case "—", "–", "--", "-":
		return !(r.glued(i) && i+1 < len(r.words) && r.glued(i+1))
	}
	return false
}

// sharedSubject returns the subject that a verb behind "and" or "but" has in common with the verb before, passing by
// the verbs of subordinate clauses: "thanked Canada for what it has done but called …".
func (r *reading) sharedSubject(k, depth int) []int {
	v := k
	for n := 0; n < 3; n++ {
		if v = r.verbBefore(v); v < 0 {
			return nil
		}
		first := r.voiceOf(v).first
		got := r.subjects(first, depth+1)
		if len(got) == 0 {
			v = first
			continue
		}
		before := r.near(first, r.phrases[got[0]].First-1)
		if before.tag == tagSub && before.lower != "that" || before.tag == tagPron {
			v = first
			continue
		}
		return got
	}
	return nil
}

// verbBefore returns the nearest verb left of k in the sentence that is not inside a quotation which k is outside of.
func (r *reading) verbBefore(k int) int {
	for j := k - 1; j >= k-30; j-- {
		w := r.near(k, j)
		if w.lower == "" {
			return -1
		}
		if w.tag == tagVerb && w.form&(featPast|featThird) != 0 && r.sameQuote(j, k) {
			return j
		}
		if w.tag == tagVerb && r.voiceOf(j).finite && r.sameQuote(j, k) {
			return j
		}
	}
	return -1
}

// acrossComma finds the subject of a verb that stands behind an insertion: "Umerov, in an interview with KBS, said".
//
// From the nearest comma outwards, the first phrase that can speak and is followed by something that can be left
// out is the subject: "Wael Haddara, a doctor and spokesperson for the organizers, said".
func (r *reading) acrossComma(first, comma, depth int) []int {
	commas := 0
	for k := comma - 1; k >= comma-45; k-- {
		w := r.near(first, k)
		if w.lower == "" {
			break
		}
		if w.lower != "," {
			continue
		}
		commas++
		p := r.phraseOf(k - 1)
		if k > 0 && r.doc.Tokens[k-1].Text == ")" {
			for j := k - 2; j > k-12 && j >= 0; j-- {
				if r.words[j].lower == "(" {
					p = r.phraseOf(j - 1)
					break
				}
			}
		}
		if p < 0 {
			continue
		}
		got := r.climb(p, 0, false)
		if len(got) == 0 {
			continue
		}
		if r.canSpeak(got[0]) && r.insertion(k+1, comma) {
			return got
		}
	}
	return nil
}

// insertion reports whether what stands between two commas can be left out: an apposition, a relative clause, a
// prepositional phrase, a participle; not a clause with a subject and a verb of its own.
func (r *reading) insertion(a, b int) bool {
	w := r.words[a]
	switch {
	case w.tag == tagPrep, w.tag == tagSub, w.tag == tagDet, w.tag == tagNum, w.tag == tagPart, w.tag == tagAdv, w.tag == tagAdj, w.tag == tagConj:
		return true
	case w.tag == tagPron:
		return w.lower == "who" || w.lower == "which" || w.lower == "whose" || w.lower == "himself" || w.lower == "herself" || w.lower == "whom"
	case w.tag == tagVerb:
		return w.form&(featIng|featPart) != 0
	}
	for k := a; k < b; k++ {
		if r.words[k].tag == tagVerb && r.words[k].form&(featPast|featThird) != 0 && r.words[k].form&featIng == 0 && k > a+1 && r.words[k-1].tag.nominal() {
			return false
		}
	}
	return true
}

// climb goes from a phrase that may be the object of a preposition to the one that it belongs to, and collects joint
// subjects: "the head of the union" → head, "X and Y" → both.
//
// The relative pronoun stands closest to its noun: "an aide of the mayor who resigned" may mean either, and the
// nearer one that can speak is taken.
func (r *reading) climb(p, depth int, relative bool) []int {
	for n := 0; n < 5; n++ {
		ph := r.phrases[p]
		if ph.prep < 0 || r.personBehind(ph) {
			break
		}
		// A person right before the verb is the subject whatever stands before: "vice-president of X Anthony Levandowski".
		left := ph.prep - 1
		if r.near(ph.First, left).tag == tagAdv {
			left--
		}
		q := r.phraseOf(left)
		if q < 0 {
			w := r.near(ph.First, left)
			if w.tag == tagVerb && w.form&(featPart|featIng) != 0 && r.phraseOf(left-1) >= 0 {
				q = r.phraseOf(left - 1) // "patients treated in hospital"
			} else if w.lower == "," || w.lower == "" || relative {
				if relative {
					break
				}
				return nil
			} else {
				return nil
			}
		}
		if relative && r.canSpeak(p) && (r.phrases[p].entity >= 0 || !r.canSpeak(q)) {
			break
		}
		if r.words[r.phrases[q].First].sent != r.words[ph.First].sent {
			break
		}
		p = q
	}
	out := []int{p}
	// "Zelenskyy and Umerov said".
	ph := r.phrases[p]
	if w := r.near(ph.First, ph.First-1); w.lower == "and" && ph.entity >= 0 && depth == 0 {
		if q := r.phraseOf(ph.First - 2); q >= 0 && r.phrases[q].entity >= 0 && r.phrases[q].prep < 0 && r.words[r.phrases[q].First].sent == r.words[ph.First].sent {
			out = append([]int{q}, out...)
		}
	}
	return out
}

// personBehind reports whether a phrase ends in a person's name that another name stands before: "vice-president of
// Advanced Technologies Anthony Levandowski".
func (r *reading) personBehind(ph phrase) bool {
	if ph.entity < 0 || r.nameAt[ph.head] < 0 || r.entities[ph.entity].kind != Person {
		return false
	}
	k := r.names[r.nameAt[ph.head]].First - 1
	return k >= ph.First && r.nameAt[k] >= 0
}

// owned goes from a possessor to what it owns: "Xinhua" of "Xinhua's report" to the report.
func (r *reading) owned(p int) int {
	for r.phrases[p].owns && p+1 < len(r.phrases) && r.phrases[p+1].owner == p {
		p++
	}
	return p
}

// agent returns the phrase behind "by" for a passive cue.
func (r *reading) agent(i int) []int {
	for k := i + 1; k < i+12; k++ {
		w := r.near(i, k)
		if w.lower == "" {
			return nil
		}
		if w.lower == "by" {
			if p := r.phraseOf(k + 1); p >= 0 && r.canSpeak(p) {
				return []int{p}
			}
			return nil
		}
	}
	return nil
}

// governor returns the subject of the clause that a participle belongs to: "Tsaplienko shared footage, noting that".
//
// A participle at the start of a sentence belongs to the subject that follows its comma: "Speaking to reporters,
// Emery said".
func (r *reading) governor(i int) []int {
	prev, at := r.before(i)
	if prev.tag == tagNoun || prev.tag == tagName || prev.tag == tagPron && personal(prev.lower) {
		// "a statement saying", "officials saying"
		if p := r.phraseOf(at); p >= 0 && (r.lex.nouns["speech"][prev.lemma] || r.canSpeak(p)) {
			return r.climb(p, 0, false)
		}
	}
	// The finite verb of the sentence before the participle, not inside a quotation.
	for j := i - 1; j >= i-60; j-- {
		w := r.near(i, j)
		if w.lower == "" {
			break
		}
		if w.tag == tagVerb && r.sameQuote(i, j) {
			v := r.voiceOf(j)
			if v.finite && !v.toInf {
				if s := r.subjects(v.first, 0); len(s) > 0 && r.canSpeak(s[0]) {
					return s
				}
			}
		}
	}
	// "Speaking to reporters, X …": the participle comes first.
	if r.sentence(i).First >= i-1 {
		for k := i + 1; k < i+30; k++ {
			if w := r.near(i, k); w.lower == "" {
				break
			} else if w.lower == "," {
				if p := r.phraseOf(k + 1); p >= 0 && r.canSpeak(p) {
					return []int{p}
				}
			}
		}
	}
	return nil
}
