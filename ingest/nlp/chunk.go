package nlp

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/nlp/model"
)

// A chunk is what the network reads at once: some consecutive sentences, each
// of which sees the others.
type chunk struct {
	parts []part
	ids   []int32
	cases []model.Case
	first []int // for each word, its first piece
}

// A part is a sentence, or a piece of one that is longer than a chunk.
type part struct {
	Span
	number  int  // counted over the document
	foreign bool // mostly in a script that English is not written in
}

// plan packs the sentences of d into chunks: as many as fit, in order. Full
// chunks give every sentence the context of its neighbours and waste nothing;
// the network was trained on chunks made the same way.
func (r *Reader) plan(d *Document) []chunk {
	var (
		chunks []chunk
		ids    []int32 // of one sentence
		ends   []int   // for each of its words, where its pieces end
		number int
	)
	limit := r.config.MaxPieces
	cases := newCaser(d)
	for n, s := range d.Sentences {
		ids, ends = ids[:0], ends[:0]
		for i := s.First; i < s.Last; i++ {
			ids = r.m.AppendPieces(ids, d.Tokens[i].Text)
			ends = append(ends, len(ids))
		}
		foreign := isForeign(d.Tokens[s.First:s.Last])
		for from := 0; from < len(ends); { // once, but for a sentence longer than a chunk
			start := 0
			if from > 0 {
				start = ends[from-1]
			}
			to := from
			for to < len(ends) && ends[to]-start <= limit-2 {
				to++
			}
			need := ends[to-1] - start + 1
			if n := len(chunks); n == 0 || len(chunks[n-1].ids)+need > limit {
				chunks = append(chunks, chunk{ids: append(make([]int32, 0, limit), r.config.Cls), cases: []model.Case{model.CaseSpecial}})
			}
			c := &chunks[len(chunks)-1]
			c.parts = append(c.parts, part{Span{s.First + from, s.First + to}, number, foreign})
			number++
			at := start
			for w := from; w < to; w++ {
				c.first = append(c.first, len(c.ids))
				class := cases.of(n, &d.Tokens[s.First+w])
				for ; at < ends[w]; at++ {
					c.ids = append(c.ids, ids[at])
					c.cases = append(c.cases, class)
				}
			}
			c.ids = append(c.ids, r.config.Sep)
			c.cases = append(c.cases, model.CaseSpecial)
			from = to
		}
	}
	return chunks
}

// isForeign reports whether most letters of a sentence are not Latin.
func isForeign(tokens []Token) bool {
	latin, other := 0, 0
	for _, t := range tokens {
		for _, r := range t.Text {
			switch {
			case r < utf8.RuneSelf:
				if letter(byte(r)) {
					latin++
				}
			case unicode.Is(unicode.Latin, r):
				latin++
			case unicode.IsLetter(r):
				other++
			}
		}
	}
	return other > latin
}

// chunkResult is what one chunk gave beyond the fields of its tokens.
type chunkResult struct {
	names    []nameReading
	triggers []Trigger
	speech   speechSpans
	heads    []mentionHead // words that may corefer
	parts    []part
}

// readChunk runs the network over one chunk and decodes every layer that needs
// no other chunk. It writes to the tokens of the chunk only, so chunks may be
// read at the same time.
func (r *Reader) readChunk(s *model.Session, d *Document, c *chunk, out *chunkResult) {
	words, err := s.Read(c.ids, c.cases, c.first)
	if err != nil {
		// The plan keeps to the limits of the network, so this is a mistake of
		// the package and not of the text.
		panic(fmt.Sprintf("nlp: %v", err))
	}
	r.readTags(d, c, words)
	r.readTrees(d, c, words)
	at := 0
	for _, p := range c.parts {
		if !p.foreign {
			r.readNames(d, p, words, at, out)
			r.readSpeech(p, words, at, out)
			r.readTriggers(d, p, words, at, out)
		}
		at += p.Len()
	}
	r.findMentionHeads(c, words, out)
}
