package extract

import "newsgraph/ingest/nlp"

// The tree of a sentence, where a trained reader drew one: what hangs on a word, and what a clause is chiefly about.
//
// The rules read clauses from left to right and stumble over long subjects, insertions and fragments, where a tree
// goes straight to the predicate. What to make of the predicate once it is found (light verbs, catenatives,
// happenings in the subject) is the same in both.

// below returns the words that hang on word i, in the order of the text.
func (r *reading) below(i int) []int {
	if r.kids == nil {
		r.kids = make([][]int, len(r.words))
		for k, t := range r.doc.Tokens {
			if t.Head != nlp.NoHead {
				r.kids[t.Head] = append(r.kids[t.Head], k)
			}
		}
	}
	return r.kids[i]
}

// surer is by how much the reader must be surer that its word tells a happening before it takes the place of the
// rules' word. Any value from 0.1 to 0.3 decides the same on the annotated articles.
const surer = 0.2

// surerChief returns the happening of a statement: h, which the rules chose, or that of the tree if it is far more
// likely to tell one.
func (r *reading) surerChief(s *statement, h int) int {
	if s.form != formClause && s.form != formVerb {
		return h
	}
	if h >= 0 && r.lex.nouns["anaphor"][r.words[h].lemma] {
		return h // "the event was designed to …" points back to what the event was
	}
	for _, span := range s.content {
		t := r.treeHead(span, s.cue.First)
		switch {
		case t < 0:
		case h < 0 || r.doc.Tokens[t].Happening > r.doc.Tokens[h].Happening+surer:
			return t
		default:
			return h
		}
	}
	return h
}

// treeHead returns the happening of a content by the tree, -1 when nothing in it heads a clause. What hangs on the cue
// itself goes before other words that hang outside of the content.
func (r *reading) treeHead(span nlp.Span, cue int) int {
	root := -1
	for i := span.First; i < span.Last; i++ {
		t := r.doc.Tokens[i]
		if t.Rel == "" || t.Rel == "punct" || span.Contains(t.Head) {
			continue
		}
		if t.Head == cue {
			root = i
			break
		}
		switch t.Rel {
		case "ccomp", "xcomp", "root", "parataxis", "acl", "advcl", "conj":
			if root < 0 {
				root = i
			}
		}
	}
	if root < 0 {
		return -1
	}
	return r.treePredicate(root, span, 0)
}

// treePredicate goes from a predicate that says little by itself to what tells the happening: its complement, its
// object, its subject, or what is coordinated with it. Five steps are enough for any chain of such verbs.
func (r *reading) treePredicate(i int, span nlp.Span, depth int) int {
	w := r.words[i]
	if depth > 5 || r.trig[i] != nil && !lightVerbs[w.lemma] {
		return i
	}
	subject, object, complement, conjunct, copula := -1, -1, -1, -1, false
	for _, k := range r.below(i) {
		if !span.Contains(k) {
			continue
		}
		switch r.doc.Tokens[k].Rel {
		case "nsubj", "csubj":
			subject = orElse(subject, k)
		case "obj":
			object = k
		case "xcomp", "ccomp":
			complement = orElse(complement, k)
		case "cop":
			copula = true
		case "conj":
			conjunct = orElse(conjunct, k)
		}
	}
	switch {
	case complement >= 0 && r.trig[i] == nil && (catenatives[w.lemma] || attitudes[w.lemma] || w.tag == tagAdj):
		return r.treePredicate(complement, span, depth+1)
	case lightVerbs[w.lemma] && object >= 0 && (r.trig[object] != nil || nominalization(r.words[object].lower)):
		return object
	case subject >= 0 && r.trig[subject] != nil && r.words[subject].tag == tagNoun && (copula || r.emptyVerb(w.lemma)):
		return subject
	case conjunct >= 0 && r.trig[i] == nil && r.trig[conjunct] != nil:
		return conjunct
	}
	return i
}
