package nlp

import (
	"slices"

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
	cues := make([]anchor, len(s.cues))
	out := make([]Attribution, len(s.cues))
	for i, c := range s.cues {
		cues[i] = anchorOf(d, c.Span)
		out[i] = Attribution{Cue: []Span{c.Span}, Confidence: c.confidence}
	}
	for _, pair := range pairUp(d, s.sources, cues, true) {
		if len(out[pair.cue].Source) == 0 {
			out[pair.cue].Source = []Span{s.sources[pair.span].Span}
		}
	}
	// A cue may have several contents ("The deal," he said, "is dead"), a content
	// one cue.
	owner := make([]int, len(s.contents)) // cue of each content
	for i := range owner {
		owner[i] = -1
	}
	for _, pair := range pairUp(d, s.contents, cues, false) {
		owner[pair.span] = pair.cue
	}
	adopt(d, s.contents, cues, owner)
	for i, c := range s.contents {
		if owner[i] >= 0 {
			out[owner[i]].Content = append(out[owner[i]].Content, c.Span)
			continue
		}
		// Reported words that nobody is said to have said.
		out = append(out, Attribution{Content: []Span{c.Span}, Confidence: c.confidence})
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
