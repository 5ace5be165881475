package nlp

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp/model"
)

// speechSpans are the pieces of reported speech before they are put together.
type speechSpans struct{ sources, cues, contents []marked }

// readSpeech finds the pieces of reported speech of a part.
func (r *Reader) readSpeech(p part, words *model.Words, at int, out *chunkResult) {
	read := func(b *bio) []marked {
		score := func(i int) []float32 { return words.Scores(b.head, at+i) }
		return b.spans(b.decode(p.Len(), score), p.First, score)
	}
	out.speech.sources = append(out.speech.sources, read(&r.heads.source)...)
	out.speech.cues = append(out.speech.cues, read(&r.heads.cue)...)
	out.speech.contents = append(out.speech.contents, read(&r.heads.content)...)
}

// attribute puts sources, cues and contents together. Every cue makes one
// attribution. Within a sentence a source and each content go to the cue that
// is nearest in the tree; a content without a cue in its sentence goes on with,
// or prepares, the speech of the sentences beside it (adopt).
func attribute(d *Document, s speechSpans) []Attribution {
	missedCues(d, &s)
	cues := anchorsOf(d, s.cues)
	out := make([]Attribution, len(s.cues))
	for i, c := range s.cues {
		out[i] = Attribution{Cue: []Span{c.Span}, Confidence: c.confidence}
	}
	for _, pair := range pairUp(d, s.sources, cues, true) {
		if len(out[pair.cue].Source) == 0 {
			out[pair.cue].Source = []Span{s.sources[pair.span].Span}
		}
	}
	for i := range out {
		if len(out[i].Source) == 0 {
			out[i].Source = subjectOf(d, cues, out, i)
		}
	}
	// A cue may have several contents ("The deal," he said, "is dead"), a content
	// one cue.
	owner := takenBy(pairUp(d, s.contents, cues, false), len(s.contents)) // cue of each content
	adopt(d, s.contents, cues, owner)
	for i, c := range s.contents {
		if owner[i] >= 0 {
			out[owner[i]].Content = append(out[owner[i]].Content, c.Span)
			continue
		}
		// Reported words that nobody is said to have said.
		out = append(out, Attribution{Content: []Span{c.Span}, Confidence: c.confidence})
	}
	for i := range cues {
		if len(out[i].Content) == 0 {
			out[i].Content = objectOf(d, cues[i])
		}
	}
	slices.SortStableFunc(out, func(a, b Attribution) int { return a.first() - b.first() })
	return out
}

// first is the first token of an attribution.
func (a Attribution) first() int {
	at := -1
	for _, spans := range [][]Span{a.Source, a.Cue, a.Content} {
		for _, s := range spans {
			if at < 0 || s.First < at {
				at = s.First
			}
		}
	}
	return at
}

// subjectOf returns who speaks by a cue for which the network marked nobody: the
// subject of its verb, or that of the verb with which it shares its subject
// ("She called for calm and promised help, noting that …").
func subjectOf(d *Document, cues []anchor, attributions []Attribution, i int) []Span {
	for t := cues[i].head; ; {
		if s := d.activeSubject(t); s.Len() > 0 {
			return []Span{s}
		}
		switch d.Tokens[t].Rel {
		case "conj", "advcl", "xcomp":
			t = d.Tokens[t].Head
		default:
			return nil
		}
		for k := max(0, i-8); k < len(cues) && k <= i+8; k++ {
			if k != i && cues[k].Contains(t) && len(attributions[k].Source) > 0 {
				return attributions[k].Source
			}
		}
	}
}

// objectOf returns what is said by a cue for which the network marked nothing:
// the clause that hangs on it, else its object.
func objectOf(d *Document, cue anchor) []Span {
	s := d.Sentences[d.SentenceOf(cue.head)]
	for _, rel := range [...]string{"ccomp", "obj", "xcomp"} {
		for t := s.First; t < s.Last; t++ {
			token := d.Tokens[t]
			if token.Rel != rel || cue.Contains(t) || token.Head != cue.head && !(cue.Contains(token.Head) && token.Head > cue.head) {
				continue
			}
			return []Span{d.subtree(s, t)}
		}
	}
	return nil
}

// subtree returns the words from the first to the last that hang on t, within
// its sentence.
func (d *Document) subtree(s Sentence, t int) Span {
	out := Span{t, t + 1}
	for k := s.First; k < s.Last; k++ {
		if k < out.First || k >= out.Last {
			if d.above(t, k) {
				out.First, out.Last = min(out.First, k), max(out.Last, k+1)
			}
		}
	}
	return out
}

// activeSubject returns the subject of a verb in the active voice, or an empty
// span: who was criticized did not speak.
func (d *Document) activeSubject(verb int) Span {
	s := d.Sentences[d.SentenceOf(verb)]
	subject, passive := -1, false
	for t := s.First; t < s.Last; t++ {
		if d.Tokens[t].Head != verb {
			continue
		}
		switch d.Tokens[t].Rel {
		case "nsubj":
			subject = t
		case "aux":
			passive = passive || d.Tokens[t].Lemma == "be" && !strings.HasSuffix(d.Tokens[verb].Text, "ing")
		}
	}
	if subject < 0 || passive {
		return Span{}
	}
	return d.mentionSpan(part{Span: Span{s.First, s.Last}}, subject)
}

// An anchor is a span with its place in the trees.
type anchor struct {
	Span
	head, sentence int
}

func anchorOf(d *Document, s Span) anchor {
	head := s.First
	for t := s.First; t < s.Last; t++ {
		if h := d.Tokens[t].Head; h == NoHead || !s.Contains(h) {
			head = t
			break
		}
	}
	return anchor{s, head, d.SentenceOf(s.First)}
}

func anchorsOf(d *Document, spans []marked) []anchor {
	out := make([]anchor, len(spans))
	for i, s := range spans {
		out[i] = anchorOf(d, s.Span)
	}
	return out
}

// A pair is a source or content with the cue that it may belong to.
type pair struct {
	span, cue int
	cost      int
}

// pairUp gives each span the cue of its sentence that costs least, and, when
// single, each cue one span at most.
func pairUp(d *Document, spans []marked, cues []anchor, single bool) []pair {
	var all []pair
	from := 0
	for i, m := range spans {
		a := anchorOf(d, m.Span)
		for from < len(cues) && cues[from].sentence < a.sentence {
			from++
		}
		for j := from; j < len(cues) && cues[j].sentence == a.sentence; j++ {
			all = append(all, pair{i, j, pairCost(d, a, cues[j])})
		}
	}
	// The cheapest pair of all first: what is beyond doubt takes its cue before
	// the doubtful come to choose.
	slices.SortStableFunc(all, func(a, b pair) int { return a.cost - b.cost })
	spanTaken, cueTaken := make([]bool, len(spans)), make([]bool, len(cues))
	var out []pair
	for _, p := range all {
		if spanTaken[p.span] || single && cueTaken[p.cue] {
			continue
		}
		spanTaken[p.span], cueTaken[p.cue] = true, true
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b pair) int { return a.span - b.span })
	return out
}

// pairCost is how far a span is from a cue: the arcs between them in the tree,
// and the words between them in the text.
func pairCost(d *Document, a, cue anchor) int {
	gap := 0
	switch {
	case a.Last <= cue.First:
		gap = cue.First - a.Last
	case cue.Last <= a.First:
		gap = a.First - cue.Last
	}
	// The tree decides; the text breaks ties.
	return 10*d.distance(a.head, cue.head) + gap
}

// distance is the number of arcs between two words of a sentence.
func (d *Document) distance(a, b int) int {
	depth := map[int]int{}
	for n, t := 0, a; t >= 0; n, t = n+1, d.Tokens[t].Head {
		depth[t] = n
	}
	n := 0
	for t := b; t >= 0; t = d.Tokens[t].Head {
		if up, ok := depth[t]; ok {
			return n + up
		}
		n++
	}
	return n + len(depth) // parts of one long sentence have no common word
}
