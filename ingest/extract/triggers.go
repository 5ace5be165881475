package extract

import "newsgraph/ingest/nlp"

// Words that report happenings, by lexicon/triggers.txt. Ambiguous words need a word of their context near them,
// and where several readings have one, the one with more context wins: "strike" among workers and unions is a
// protest, among troops and missiles an attack.
//
// A trained reader overrules the lists where it is sure that a word tells nothing (dropUnlikely).

// findTriggers notes for each token the trigger that begins there.
func (r *reading) findTriggers() {
	r.trig = make([]*trigger, len(r.words))
	for i := range r.words {
		t := r.triggerOf(i)
		if t == nil {
			continue
		}
		// "Opened fire", "suicide bombing": the noun that ends the phrase stands for it.
		for k := i + 1; len(t.words) > 1 && k <= i+len(t.words); k++ {
			if w := r.near(i, k); w.tag == tagNoun && w.lemma == t.words[len(t.words)-1] {
				i = k
				break
			}
		}
		if old := r.trig[i]; old == nil || len(old.words) < len(t.words) {
			r.trig[i] = t
		}
	}
	r.dropUnlikely()
}

// triggerOf returns the trigger that the word at i is in its context, or nil.
func (r *reading) triggerOf(i int) *trigger {
	w := r.words[i]
	switch w.tag {
	case tagVerb, tagNoun, tagAdj:
	case tagName:
		// "Act", "Revolution": only inside a name that ends in it, so that "Cuban Adjustment Act" is a law.
		if i+1 < len(r.words) && r.near(i, i+1).tag == tagName && r.glued(i+1) || !r.titledWord(i) {
			return nil
		}
	default:
		return nil
	}
	lemma := w.lemma
	if w.tag == tagName {
		lemma = w.lower
	}
	if w.tag == tagAdj && w.form == 0 {
		lemma = w.lower
	}
	candidates := r.lex.triggers[lemma]
	if w.tag == tagAdj && w.form != 0 {
		candidates = append(candidates[:len(candidates):len(candidates)], r.lex.triggers[w.lower]...)
	}
	var best *trigger
	bestScore := -1
	for k := range candidates {
		t := &candidates[k]
		if !t.allows(w.tag) || !r.follows(t, i) || t.bare && w.tag == tagVerb && r.takesObject(i) {
			continue
		}
		score := 0
		if len(t.words) > 1 {
			score = 1000
		}
		if t.context != "" {
			n := r.contextScore(t.context, i)
			if n == 0 {
				continue
			}
			score += n
		}
		if score > bestScore {
			best, bestScore = t, score
		}
	}
	return best
}

// takesObject reports whether a noun phrase seems to follow the verb at i: phrases are not known yet at this point.
func (r *reading) takesObject(i int) bool {
	n := r.near(i, i+1)
	return n.tag == tagDet || n.tag == tagName || n.tag == tagPron || n.tag == tagAdj || n.tag == tagNoun && !r.lex.names["calendar"][n.lower]
}

// titledWord reports whether the name word at i stands in a headline in capitals, or ends the name "… Act".
func (r *reading) titledWord(i int) bool {
	return r.words[i].lower == "act" && i > 0 && r.near(i, i-1).tag == tagName || r.titleCase(r.doc.Sentences[r.words[i].sent])
}

// allows reports whether a trigger is one as the part of speech that the word has here. Words of names count as
// what the headline in capitals hides.
func (t *trigger) allows(g tag) bool {
	switch t.pos {
	case 'v':
		return g == tagVerb || g == tagName
	case 'n':
		return g == tagNoun || g == tagName
	case 'a':
		return g == tagAdj || g == tagVerb
	}
	return g != tagAdj
}

// follows reports whether the further words of a phrase stand behind its first, at most one word apart.
func (r *reading) follows(t *trigger, i int) bool {
	k := i + 1
	for _, want := range t.words[1:] {
		w := r.near(i, k)
		if w.lower != want && w.lemma != want {
			k++
			if w = r.near(i, k); w.lower != want && w.lemma != want {
				return false
			}
		}
		k++
	}
	return true
}

// contextScore counts the words of a context around token i, at most nine.
//
// Nine is enough: beyond that the article is plainly about the matter, and long articles should not outvote short
// phrases.
func (r *reading) contextScore(name string, i int) int {
	c := r.lex.contexts[name]
	switch c.scope {
	case "name":
		if r.words[i].tag == tagName {
			return 1
		}
		return 0
	case "article":
		key := name + " " + r.words[i].lower // the word itself does not speak for itself
		n, ok := r.contextCounts[key]
		if !ok {
			for k, w := range r.words {
				if c.words[w.lower] && w.lower != r.words[i].lower && k != i {
					n++
				}
			}
			n = min(n, 9)
			r.contextCounts[key] = n
		}
		return n
	}
	s := r.sentence(i)
	n := 0
	for k := max(s.First, i-40); k < min(s.Last, i+40); k++ {
		if k != i && c.words[r.words[k].lower] {
			n++
		}
	}
	return min(n, 9)
}

// A happening is one mention of an event: a trigger, or the word that a statement is chiefly about.
type happening struct {
	at     nlp.Span
	head   int // the token
	kind   string
	group  int // of near-synonyms, 0 for none
	status string
	date   string
	chief  bool // some statement is about it
	worth  int  // what speaks for it belonging into the graph without a statement
	args   []argument
	places []int // entities where it happened, said with it
	count  int   // how many people or things it befell, when a number says so
	event  int   // index into events
}

// An argument is an entity that takes part in a happening.
type argument struct {
	entity int
	role   string
	at     nlp.Span
	sure   float64 // 0 until it was decided that the entity takes part
}

// unlikely is the probability of telling a happening below which a trained reader overrules the word lists.
const unlikely = 0.05

// dropUnlikely takes back triggers that a reader is sure tell nothing here: "President-elect", a man called Bill. The
// reader's own triggers are not taken over: of the kinds that the graph has it knows few.
func (r *reading) dropUnlikely() {
	for i, t := range r.doc.Tokens {
		if t.Rel != "" && t.Happening < unlikely {
			r.trig[i] = nil
		}
	}
}
