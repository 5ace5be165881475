package extract

import "slices"

// Who takes part in an event by the trees of its sentences, for those whom no rule found: subjects far from their
// verb, what verbs share, what hangs on a noun by way of others.
//
// The trees are asked when the events are known. Participants decide which happenings are one event, and there the
// rules' few but sure ones do better.

// addTreeParticipants adds to an event whom the trees of its mentions name.
func (r *reading) addTreeParticipants(e *event) {
	for _, k := range e.said {
		if r.doc.Tokens[r.happenings[k].head].Rel == "" {
			continue
		}
		a := &arguments{reading: r}
		a.ofTree(r.happenings[k].head)
		for _, x := range a.list {
			if !slices.ContainsFunc(e.args, func(b argument) bool { return b.entity == x.entity }) {
				e.args = append(e.args, x)
			}
		}
	}
}

// ofTree reads who hangs on the happening at word i, or on the verb that governs it.
func (a *arguments) ofTree(i int) {
	switch a.words[i].tag {
	case tagVerb, tagAux, tagAdj:
		a.ofTreeVerb(i)
	default:
		a.ofTreeNoun(i)
	}
}

// addWord adds the phrase at a word and those that are coordinated with it.
func (a *arguments) addWord(k int, role string) {
	p := a.phraseOf(k)
	if p < 0 || a.saying[k] {
		return
	}
	a.add(p, role)
	for _, c := range a.below(k) {
		if q := a.phraseOf(c); a.doc.Tokens[c].Rel == "conj" && q >= 0 && q != p {
			a.add(q, role)
		}
	}
}

// caseOf returns the preposition of a word, "" when it has none.
func (r *reading) caseOf(k int) string {
	for _, c := range r.below(k) {
		if r.doc.Tokens[c].Rel == "case" && c < k {
			return r.words[c].lower
		}
	}
	return ""
}

// ofTreeVerb reads subject, objects and obliques of a verb.
func (a *arguments) ofTreeVerb(i int) {
	v, w := a.voiceOf(i), a.words[i]
	role := agent
	reduced := a.doc.Tokens[i].Rel == "acl" && w.form&featPart != 0 && w.form&featIng == 0 && !v.finite // "the men arrested in …"
	if v.passive || w.tag == tagAdj || reduced || w.lemma == "die" || w.lemma == "perish" || w.lemma == "drown" {
		role = patient
	}
	for _, s := range a.treeSubjects(i, 0) {
		a.addWord(s, role)
	}
	for _, c := range a.below(i) {
		switch a.doc.Tokens[c].Rel {
		case "obj":
			a.addWord(c, patient)
		case "iobj":
			a.addWord(c, recipient)
		case "obl":
			switch a.caseOf(c) {
			case "by":
				a.addWord(c, agent)
			case "to":
				a.addWord(c, recipient)
			case "with", "against", "between", "from", "of", "for", "on", "under", "alongside", "among":
				a.addWord(c, otherRole)
			}
		}
	}
}

// treeSubjects returns the words that are the subject of a verb: its own, the noun that its clause describes, or what
// it shares with the verb that it hangs on. Three steps up are as far as news goes.
func (r *reading) treeSubjects(i, depth int) []int {
	t := r.doc.Tokens[i]
	var out []int
	for _, c := range r.below(i) {
		if r.doc.Tokens[c].Rel != "nsubj" {
			continue
		}
		switch w := r.words[c]; {
		case t.Rel == "acl" && (w.lower == "who" || w.lower == "which" || w.lower == "that"):
			return []int{t.Head}
		default:
			out = append(out, c)
		}
	}
	if len(out) > 0 || depth > 3 || t.Head < 0 {
		return out
	}
	switch t.Rel {
	case "acl":
		if r.words[t.Head].tag.nominal() {
			return []int{t.Head}
		}
	case "conj", "advcl", "parataxis":
		if r.words[t.Head].tag == tagVerb {
			return r.treeSubjects(t.Head, depth+1)
		}
	case "xcomp", "ccomp":
		for _, c := range r.below(t.Head) {
			if r.doc.Tokens[c].Rel == "obj" {
				return []int{c} // "urged Congress to act"
			}
		}
		return r.treeSubjects(t.Head, depth+1)
	}
	return nil
}

// ofTreeNoun reads what hangs on a noun, and the subject of the verb that has it as object or oblique.
func (a *arguments) ofTreeNoun(i int) {
	owner := agent
	if t := a.trig[i]; t != nil {
		owner = ownerRole(t.kind)
	}
	for _, c := range a.below(i) {
		switch a.doc.Tokens[c].Rel {
		case "nmod":
			switch a.caseOf(c) {
			case "by", "between":
				a.addWord(c, agent)
			case "of", "on":
				a.addWord(c, patient)
			case "against", "with", "from", "among":
				a.addWord(c, otherRole)
			case "to", "for":
				a.addWord(c, recipient)
			case "":
				a.addWord(c, owner)
			}
		case "compound":
			if e := a.entityAt(c); e >= 0 {
				a.addEntity(e, otherRole, a.names[a.nameAt[c]].Span)
			}
		}
	}
	if t := a.doc.Tokens[i]; t.Head >= 0 && a.words[t.Head].tag == tagVerb && (t.Rel == "obj" || t.Rel == "obl") {
		for _, s := range a.treeSubjects(t.Head, 0) {
			a.addWord(s, agent)
		}
	}
}
