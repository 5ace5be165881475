package extract

// Where words were said: "an interview with KBS", "a video address", "Telegram". It matters for who is independent
// of whom: two papers that quote one interview are one source.

// via returns where the words were said: "an interview with KBS", "Telegram".
func (r *reading) via(s *statement) string {
	sent := r.sentence(s.cue.First)
	for k := max(sent.First, s.cue.First-14); k < min(sent.Last, s.cue.Last+14); k++ {
		w := r.words[k]
		if w.quote >= 0 || w.tag != tagPrep {
			continue
		}
		p := r.phraseOf(k + 1)
		if p < 0 || r.phrases[p].First != k+1 {
			continue
		}
		head := r.words[r.phrases[p].head].lemma
		switch {
		case (w.lower == "in" || w.lower == "during" || w.lower == "at" || w.lower == "on") && viaNouns[head]:
			span := r.full(p)
			if next := r.near(k, span.Last); next.lower == "with" || next.lower == "to" || next.lower == "on" {
				if q := r.phraseOf(span.Last + 1); q >= 0 {
					span.Last = r.phrases[q].Last
				}
			}
			return r.textOf(span)
		case (w.lower == "via" || w.lower == "on") && r.phrases[p].entity >= 0 && r.entities[r.phrases[p].entity].kind == Organization && k < s.cue.Last+4:
			return r.textOf(r.phrases[p].Span)
		}
	}
	if p := r.phraseOf(s.cue.Last); p >= 0 && s.lemma == "tell" {
		return r.textOf(r.phrases[p].Span)
	}
	return ""
}

var viaNouns = map[string]bool{
	"interview": true, "statement": true, "address": true, "speech": true, "conference": true, "briefing": true, "letter": true,
	"call": true, "tweet": true, "post": true, "message": true, "email": true, "e-mail": true, "report": true, "blog": true,
	"release": true, "memo": true, "filing": true, "broadcast": true, "television": true, "tv": true, "radio": true, "video": true,
	"hearing": true, "testimony": true, "column": true, "article": true, "debate": true, "twitter": true, "facebook": true, "telegram": true,
}
