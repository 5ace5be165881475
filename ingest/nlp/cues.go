package nlp

import "slices"

// missedCues adds cues that are no words and that the network tends to leave
// out: the colon behind a speaker in a transcript ("RUIZ: We are ready"), the
// dash before a signature ("― Ana Ruiz, 34").
func missedCues(d *Document, s *speechSpans) {
	cues := anchorsOf(d, s.cues)
	inCue := map[int]bool{}
	for _, c := range s.cues {
		for t := c.First; t < c.Last; t++ {
			inCue[t] = true
		}
	}
	mark := func(of marked, t int) {
		if !inCue[t] {
			inCue[t] = true
			s.cues = append(s.cues, marked{Span: Span{t, t + 1}, confidence: of.confidence / 2})
		}
	}
	for i, taken := range takenBy(pairUp(d, s.sources, cues, true), len(s.sources)) {
		if taken >= 0 {
			continue
		}
		a := anchorOf(d, s.sources[i].Span)
		sentence := d.Sentences[a.sentence]
		switch {
		case a.First == sentence.First+1 && isDash(d.Tokens[sentence.First].Text):
			mark(s.sources[i], sentence.First)
		case a.Last < sentence.Last && a.First-sentence.First <= 1 && d.Tokens[a.Last].Text == ":":
			mark(s.sources[i], a.Last)
		}
	}
	slices.SortFunc(s.cues, func(a, b marked) int { return compareSpans(a.Span, b.Span) })
}

// takenBy lists for each of n spans the cue that it was paired with, or -1.
func takenBy(pairs []pair, n int) []int {
	out := slices.Repeat([]int{-1}, n)
	for _, p := range pairs {
		out[p.span] = p.cue
	}
	return out
}

// isDash reports whether a token is a dash that may stand before a signature.
func isDash(w string) bool { return w == "—" || w == "―" || w == "–" || w == "--" || w == "-" }
