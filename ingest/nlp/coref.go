package nlp

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp/model"
)

// Coreference works on heads: the one word that carries a mention ("minister" of
// "the defense minister, who resigned"). The network says which words may be
// one, scores each with those before it, and says when none of them fits. The
// spans of mentions are grown from the trees afterwards.

// A mentionHead is a word that may corefer with others.
type mentionHead struct {
	token, part int // part is counted over the document
	mention     model.Mention

	// What the features of a pair need.
	kind  int      // 0 name, 1 pronoun, 2 other
	lower string   // the word in lower case
	name  []string // the run of proper nouns around it, in lower case, sorted, without repeats
}

// findMentionHeads picks the words of a chunk that may corefer.
func (r *Reader) findMentionHeads(c *chunk, words *model.Words, out *chunkResult) {
	var places []int
	at := 0
	for _, p := range c.parts {
		for i := range p.Len() {
			if !p.foreign && words.Scores(r.heads.mention, at+i)[0] > r.heads.mentionThreshold {
				places = append(places, at+i)
				out.heads = append(out.heads, mentionHead{token: p.First + i, part: p.number})
			}
		}
		at += p.Len()
	}
	for i, m := range words.Mentions(places) {
		out.heads[i].mention = m
	}
	out.parts = c.parts
}

// A linker finds for each mention the earlier one that it goes back to. It
// takes the chunks in order and keeps the mentions only as long as they may be
// gone back to.
type linker struct {
	r      *Reader
	d      *Document
	window []mentionHead // the last ones
	parts  map[int]part  // of the mentions that are linked
	before map[int]int   // token of a mention to that of its antecedent
	tokens []int         // keys of before, in order
}

func newLinker(r *Reader, d *Document) *linker {
	return &linker{r: r, d: d, parts: map[int]part{}, before: map[int]int{}}
}

// add links the mentions of the next chunk. A mention looks back at a fixed
// number of others, so that time and memory stay in proportion to the text, and
// beyond the borders of its chunk, because the vectors outlive it.
func (l *linker) add(c *chunkResult) {
	if len(c.heads) == 0 {
		return
	}
	s := <-l.r.sessions
	defer func() { l.r.sessions <- s }()
	at := 0
	for i := range c.heads {
		head := c.heads[i]
		for c.parts[at].Last <= head.token {
			at++
		}
		l.describe(&head, c.parts[at])
		if j := l.antecedent(s, &head); j >= 0 {
			l.before[head.token] = l.window[j].token
			l.tokens = append(l.tokens, head.token)
			l.parts[head.token] = c.parts[at]
		} else {
			l.parts[head.token] = c.parts[at]
		}
		// The window is moved when it is twice as long as needed: seldom.
		if len(l.window) >= 2*l.r.config.MaxAntecedents {
			l.window = slices.Delete(l.window, 0, len(l.window)-l.r.config.MaxAntecedents)
		}
		l.window = append(l.window, head)
	}
}

// antecedent returns the place in the window of the best antecedent, -1 when
// none is better than none.
func (l *linker) antecedent(s *model.Session, head *mentionHead) int {
	bestAt, bestScore := -1, float32(0)
	n := len(l.window)
	for j := max(0, n-l.r.config.MaxAntecedents); j < n; j++ {
		f := l.features(head, &l.window[j], n-j)
		if score := s.Link(&head.mention, &l.window[j].mention, f); score > bestScore {
			bestAt, bestScore = j, score
		}
	}
	return bestAt
}

// describe fills what the features of pairs need.
func (l *linker) describe(h *mentionHead, p part) {
	tokens := l.d.Tokens
	t := tokens[h.token]
	h.lower = strings.ToLower(t.Text)
	switch t.Upos {
	case "PROPN":
		h.kind = 0
		first, last := h.token, h.token+1
		for first > p.First && tokens[first-1].Upos == "PROPN" {
			first--
		}
		for last < p.Last && tokens[last].Upos == "PROPN" {
			last++
		}
		for _, t := range tokens[first:last] {
			h.name = append(h.name, strings.ToLower(t.Text))
		}
		slices.Sort(h.name)
		h.name = slices.Compact(h.name)
	case "PRON":
		h.kind = 1
	default:
		h.kind = 2
	}
}

// features returns the rows of the feature table for mention i and the earlier
// mention j; between counts the mentions from j to i.
func (l *linker) features(i, j *mentionHead, between int) model.Features {
	f := model.Features{
		bucket(i.part-j.part, 1, 2, 3, 4, 5, 8, 16, 32),
		9 + bucket(between, 2, 3, 4, 5, 8, 16, 32, 64),
		18 + int32(3*i.kind+j.kind),
		27,
		29 + nameRelation(i.name, j.name),
		35,
	}
	if i.lower == j.lower {
		f[3] = 28
	}
	if i.part == j.part {
		f[5] = 35 + l.treeRelation(i.token, j.token)
	}
	return f
}

// bucket returns how many of the edges n has reached.
func bucket(n int, edges ...int) int32 {
	for k, edge := range edges {
		if n < edge {
			return int32(k)
		}
	}
	return int32(len(edges))
}

// nameRelation compares two sets of words: 0 both are empty, 1 one is, 2 they
// share nothing, 3 they are equal, 4 one holds the other, 5 they overlap.
func nameRelation(a, b []string) int32 {
	switch {
	case len(a) == 0 && len(b) == 0:
		return 0
	case len(a) == 0 || len(b) == 0:
		return 1
	}
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c == 0:
			shared++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	switch {
	case shared == 0:
		return 2
	case shared == len(a) && shared == len(b):
		return 3
	case shared == len(a) || shared == len(b):
		return 4
	}
	return 5
}

// treeRelation compares two words of one tree: 1 j is below i, 2 i is below j,
// 3 they have one governor, 0 none of these.
func (l *linker) treeRelation(i, j int) int32 {
	switch {
	case l.d.above(i, j):
		return 1
	case l.d.above(j, i):
		return 2
	case l.d.Tokens[i].Head == l.d.Tokens[j].Head:
		return 3
	}
	return 0
}

// above reports whether high governs low, directly or not.
func (d *Document) above(high, low int) bool {
	for low = d.Tokens[low].Head; low >= 0; low = d.Tokens[low].Head {
		if low == high {
			return true
		}
	}
	return false
}

// chains puts the links together: a chain is everything that is linked, at once
// or by way of others.
func (l *linker) chains() []Chain {
	chainOf := map[int]int{}
	var chains []Chain
	add := func(chain, token int) {
		span := l.d.mentionSpan(l.parts[token], token)
		for _, m := range chains[chain].Mentions {
			if m.Span == span {
				return
			}
		}
		chains[chain].Mentions = append(chains[chain].Mentions, ChainMention{Span: span, Head: token, Kind: mentionKind(l.d.Tokens[token].Upos)})
	}
	for _, token := range l.tokens { // in the order of the text, so an antecedent has its chain before
		earlier := l.before[token]
		chain, ok := chainOf[earlier]
		if !ok {
			chain = len(chains)
			chains = append(chains, Chain{})
			chainOf[earlier] = chain
			add(chain, earlier)
		}
		chainOf[token] = chain
		add(chain, token)
	}
	chains = slices.DeleteFunc(chains, func(c Chain) bool { return len(c.Mentions) < 2 })
	for _, c := range chains {
		slices.SortStableFunc(c.Mentions, func(a, b ChainMention) int { return compareSpans(a.Span, b.Span) })
	}
	slices.SortStableFunc(chains, func(a, b Chain) int { return compareSpans(a.Mentions[0].Span, b.Mentions[0].Span) })
	return chains
}

func compareSpans(a, b Span) int {
	if a.First != b.First {
		return a.First - b.First
	}
	return a.Last - b.Last
}

func mentionKind(upos string) MentionKind {
	switch upos {
	case "PROPN":
		return MentionName
	case "PRON":
		return MentionPronoun
	}
	return MentionNominal
}

// mentionSpan returns the mention that a word heads: what hangs on it, less
// what belongs to the clause around (its preposition, its verb when it is a
// predicate, what is coordinated with it), as far as that is one piece. A verb
// is a mention by itself; a possessor includes its 's, a case that follows.
func (d *Document) mentionSpan(p part, head int) Span {
	if upos := d.Tokens[head].Upos; upos == "VERB" || upos == "AUX" {
		return Span{head, head + 1}
	}
	inside := make([]bool, p.Len())
	inside[head-p.First] = true
	for changed := true; changed; {
		changed = false
		for i := range inside {
			t := d.Tokens[p.First+i]
			if inside[i] || t.Head < 0 || !inside[t.Head-p.First] {
				continue
			}
			if t.Head == head && outsideMention(t.Rel) && (t.Rel != "case" || p.First+i < head) {
				continue
			}
			inside[i], changed = true, true
		}
	}
	punct := func(i int) bool { return d.Tokens[p.First+i].Rel == "punct" }
	a, b := head-p.First, head-p.First+1
	for a > 0 && (inside[a-1] || punct(a-1) && a > 1 && inside[a-2]) {
		a--
	}
	for b < len(inside) && (inside[b] || punct(b) && b+1 < len(inside) && inside[b+1]) {
		b++
	}
	return Span{p.First + a, p.First + b}
}

// outsideMention reports whether a child with this relation is no part of the
// mention that its governor heads.
func outsideMention(rel string) bool {
	switch rel {
	case "case", "cc", "conj", "punct", "mark", "cop", "aux", "nsubj", "csubj", "advcl", "parataxis", "discourse", "dislocated",
		"ccomp", "vocative", "expl", "reparandum", "orphan", "list", "dep":
		return true
	}
	return false
}
