package extract

import "slices"

// Where entities stand in the text, and how the words of a happening and of an entity hang together: what the learned
// decisions about places and participants look at.

// A standing is one mention of an entity, by the word that carries it.
type standing struct {
	entity int
	head   int    // the token on which the others of the mention hang
	form   string // name, nominal, pronoun
}

// standings returns the mentions of all entities, sentence by sentence, in the order of the text.
func (r *reading) standings() [][]standing {
	out := make([][]standing, len(r.doc.Sentences))
	for e, x := range r.entities {
		for _, m := range x.mentions {
			if m.Len() <= 0 {
				continue
			}
			s := r.words[m.First].sent
			out[s] = append(out[s], standing{e, r.headOf(m), m.form})
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b standing) int { return a.head - b.head })
	}
	return out
}

// headOf returns the token of a mention on which the others hang; its last one where there is no tree.
func (r *reading) headOf(m mention) int {
	for i := m.First; i < m.Last; i++ {
		if t := r.doc.Tokens[i]; t.Rel != "" && t.Rel != "punct" && !m.Contains(t.Head) {
			return i
		}
	}
	return m.Last - 1
}

// pathLimit is how many steps of a tree are looked at on the way from one word to another. Longer ways say no more
// than that there is one.
const pathLimit = 8

// path returns the relations on the way up from word a and down to word b, and the number of steps; no relations and
// pathLimit where there is no tree or the way is longer.
func (r *reading) path(a, b int) (up, down []string, steps int) {
	var above [pathLimit + 1]int
	n := 0
	for i := a; i >= 0 && n <= pathLimit && r.doc.Tokens[i].Rel != ""; i = r.doc.Tokens[i].Head {
		above[n] = i
		n++
	}
	k := 0
	for i := b; i >= 0 && k <= pathLimit && r.doc.Tokens[i].Rel != ""; i = r.doc.Tokens[i].Head {
		if at := slices.Index(above[:n], i); at >= 0 {
			if at+k > pathLimit {
				return nil, nil, pathLimit
			}
			for _, u := range above[:at] {
				up = append(up, r.doc.Tokens[u].Rel)
			}
			slices.Reverse(down)
			return up, down, at + k
		}
		down = append(down, r.doc.Tokens[i].Rel)
		k++
	}
	return nil, nil, pathLimit
}

// way names a path: all of a short one, the ends of a longer one.
func way(up, down []string, steps int) string {
	if steps >= pathLimit {
		return "none"
	}
	s := ""
	for i, u := range up {
		if i == 2 {
			s += "*"
			break
		}
		s += u + ">"
	}
	s += "^"
	for i, d := range down {
		if i == 2 {
			s += "*"
			break
		}
		s += "<" + d
	}
	return s
}

// preposition returns the preposition of the phrase that holds word i, by the tree where there is one.
func (r *reading) preposition(i int) string {
	if c := r.caseOf(i); c != "" {
		return c
	}
	t := r.doc.Tokens[i]
	switch t.Rel {
	case "compound", "nmod", "flat", "appos", "conj":
		if t.Head >= 0 {
			if c := r.caseOf(t.Head); c != "" {
				return t.Rel + " " + c
			}
			return t.Rel
		}
	case "":
		if p := r.phraseOf(i); p >= 0 && r.phrases[p].prep >= 0 {
			return r.words[r.phrases[p].prep].lower
		}
	}
	return "none"
}
