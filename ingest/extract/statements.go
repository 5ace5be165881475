package extract

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp"
)

// What a claim does to an event.
const (
	Stated    = "STATED"
	Confirmed = "CONFIRMED"
	Denied    = "DENIED"
)

// A statement is one time that the text gives words to a source.
type statement struct {
	cue     nlp.Span
	act     string
	speaker int      // index into entities
	source  nlp.Span // the words that name the speaker
	content []nlp.Span
	form    form
	quote   bool
	hedge   string
	via     string
	lemma   string
	head    int // the token of the happening that it is about, -1 for none
	event   *event
	sure    float64 // confidence from 0 to 1
}

// form is how the content hangs on the cue; the event is looked for accordingly.
type form uint8

const (
	formClause form = iota // a clause or a quotation
	formObject             // a noun phrase
	formVerb               // an infinitive or a gerund
	formNaming             // "calling it …": the content is about something named before
	formNone               // a noun alone: "X's statement", "reports from Y"
)

// findStatements finds every claim: verbs of reporting, "according to", nouns of speech, headlines.
func (r *reading) findStatements() {
	for _, s := range r.doc.Sentences {
		if s.Kind == nlp.Dateline {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			w := r.words[i]
			switch {
			case w.tag == tagVerb:
				if c, ok := r.lex.cues[w.lemma]; ok {
					r.readVerb(i, c)
				}
			case w.lower == "according" && r.near(i, i+1).lower == "to":
				r.readAccording(i)
			case w.tag == tagNoun && r.lex.nouns["speech"][w.lemma]:
				r.readNoun(i)
			case w.tag == tagNoun && (w.lower == "view" || w.lower == "opinion" || w.lower == "words"):
				r.readView(i)
			}
		}
		if s.Kind == nlp.Heading {
			r.readHeadline(s)
		}
	}
	slices.SortStableFunc(r.statements, func(a, b *statement) int { return a.cue.First - b.cue.First })
}

// voice is the grammar of a cue verb where it stands.
type voice struct {
	first    int  // first token of the verb group
	finite   bool // has a subject of its own
	passive  bool
	negated  bool
	modal    string
	toInf    bool // "to confirm"
	perfect  bool
	question bool
}

// voiceOf reads the auxiliaries to the left of the verb at i.
func (r *reading) voiceOf(i int) voice {
	v := voice{first: i}
	w := r.words[i]
	be := false
	for k := i - 1; k >= i-7; k-- {
		p := r.near(i, k)
		if p.lower == "" {
			break
		}
		if p.tag == tagAux {
			switch {
			case p.lower == "'s" && w.form&featPart != 0 && r.objectFollows(i):
				v.perfect = true // "he's slammed the law"
			case r.beVerb(p.lower):
				be = true
			case r.lex.verbs[p.lower].lemma == "have" || p.lower == "'ve":
				v.perfect = true
			case r.lex.verbs[p.lower].lemma == "do":
			default:
				v.modal = p.lower
			}
			v.first = k
			v.finite = true
			continue
		}
		if p.lower == "not" || p.lower == "n't" || p.lower == "never" {
			v.negated = true
			continue
		}
		if p.tag == tagAdv {
			continue
		}
		if p.lower == "to" && p.tag == tagPart {
			v.toInf = true
			v.first = k
		}
		break
	}
	switch {
	case be && w.form&featPart != 0 && w.form&featIng == 0:
		v.passive = true
	case w.form&(featPast|featThird) != 0 || w.form&featBase != 0 && !v.toInf:
		v.finite = true
	}
	if w.form&featIng != 0 && !be {
		v.finite = false
	}
	return v
}

// objectFollows reports whether a noun phrase stands right behind the verb at i, as it does not behind a passive.
func (r *reading) objectFollows(i int) bool {
	p := r.phraseAfter(i+1, 2)
	return p >= 0 && r.phrases[p].First == i+1
}

// readVerb adds the statement of a cue verb at token i, if it makes one.
func (r *reading) readVerb(i int, c cue) {
	v := r.voiceOf(i)
	if !r.vouched(i, c, v) {
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: c.act, lemma: r.words[i].lemma, sure: 0.9}
	var source []int
	if inverted, ok := r.invertedSubject(i, v); ok {
		// “…,” said X.
		source = inverted
		s.content, s.quote = r.contentBefore(i, v.first)
		if len(s.content) == 0 {
			return
		}
	} else {
		if !r.readContent(s, i, c, v) || !r.deniesFact(s) {
			return
		}
		switch {
		case v.passive:
			if source = r.agent(i); source == nil {
				return
			}
		case !v.finite:
			source = r.governor(i)
		default:
			source = r.subjects(v.first, 0)
		}
	}
	r.addStatements(s, source)
}

// vouched reports whether the grammar of the cue lets it stand as a statement that was made: no "did not confirm",
// "would say", "refused to deny", "if he confirms".
func (r *reading) vouched(i int, c cue, v voice) bool {
	if v.negated {
		return false
	}
	prev, at := r.before(v.first)
	switch v.modal {
	case "", "'d", "'ll":
	case "can":
		if c.act == Stated {
			return false
		}
	case "must", "will", "would", "could", "may", "might", "should", "shall":
		// "he would say only that" tells little; for acts beyond stating it must not count.
		return false
	default:
		return false
	}
	if v.toInf {
		lemma := prev.lemma
		if prev.lower == "on" {
			lemma = r.near(i, at-1).lemma // "went on to say"
		}
		if lemma != "go" && lemma != "continue" {
			return false
		}
	}
	if w := r.near(i, v.first-2); w.lower == "as" && v.first-2 > r.sentence(i).First {
		return false // "not as rich as he says"
	}
	if c.act != Stated {
		for k := v.first - 1; k >= v.first-6; k-- {
			w := r.near(i, k)
			if w.lower == "if" || w.lower == "whether" || w.lower == "until" || w.lower == "unless" {
				return false
			}
			if w.lower == "nobody" || w.lower == "none" || w.lower == "neither" || w.lower == "nor" || w.lower == "no" && r.phraseOf(k) >= 0 {
				return false
			}
		}
	}
	// A question is not a statement: "Did he say …?"
	if last := r.sentence(i).Last - 1; r.doc.Tokens[last].Text == "?" && r.words[i].quote < 0 && r.words[r.sentence(i).First].tag == tagAux {
		return false
	}
	return true
}

// deniesFact reports whether the object of a verb that also turns down plans and offers is a claim: "rejected the
// accusation", not "rejected a pay rise".
func (r *reading) deniesFact(s *statement) bool {
	if s.lemma != "reject" {
		return true
	}
	p := r.phraseAfter(s.content[0].First, 4)
	if p < 0 {
		return false
	}
	switch h := r.words[r.phrases[r.owned(p)].head].lemma; h {
	case "idea", "notion", "speculation", "rumour", "rumor", "characterization", "characterisation", "involvement", "responsibility", "charge":
		return true
	default:
		return r.lex.nouns["speech"][h]
	}
}

// addStatements adds one statement for each speaker among the source phrases.
func (r *reading) addStatements(s *statement, source []int) {
	for _, p := range source {
		speaker, span := r.speaker(p, s)
		if speaker < 0 {
			continue
		}
		each := *s
		each.speaker, each.source = speaker, span
		each.hedge = r.hedge(s.cue.First)
		each.via = r.via(s)
		r.statements = append(r.statements, &each)
	}
}

// hedge returns the adverb that weakens a cue: "reportedly", "allegedly".
func (r *reading) hedge(i int) string {
	for k := i - 3; k <= i+2; k++ {
		switch w := r.near(i, k); w.lower {
		case "reportedly", "allegedly", "apparently", "seemingly", "purportedly", "supposedly", "tentatively", "partly", "partially", "indirectly", "tacitly", "privately":
			return w.lower
		}
	}
	return ""
}

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

// readAccording reads "according to X".
func (r *reading) readAccording(i int) {
	p := r.phraseAfter(i+2, 4)
	if p < 0 {
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: Stated, lemma: "according", sure: 0.92}
	sent := r.sentence(i)
	if i <= sent.First+1 || i > sent.First && isQuoteMark(r.doc.Tokens[i-1].Text) && i-1 == sent.First {
		// "According to X, …"
		end := r.phrases[p].Last
		for k := end; k < min(sent.Last, end+30); k++ {
			if r.words[k].lower == "," {
				end = k + 1
				break
			}
		}
		s.content = trimSpan(nlp.Span{First: end, Last: sent.Last})
	} else {
		s.content = trimSpan(nlp.Span{First: r.clauseStart(i), Last: r.trimComma(i)})
	}
	s.quote = r.mostlyQuoted(s.content)
	r.addStatements(s, []int{p})
}

func trimSpan(s nlp.Span) []nlp.Span {
	if s.Len() <= 0 {
		return nil
	}
	return []nlp.Span{s}
}

func (r *reading) trimComma(i int) int {
	for i > 0 && (r.words[i-1].lower == "," || r.words[i-1].tag == tagAdv && r.words[i-1].sent == r.words[i].sent) {
		i--
	}
	return i
}

// clauseStart returns where the sentence proper begins that leads up to token i: behind an opening "But" or a semicolon.
func (r *reading) clauseStart(i int) int {
	first := r.sentence(i).First
	for k := i - 1; k > first; k-- {
		if t := r.doc.Tokens[k].Text; t == ";" || t == ":" {
			return k + 1
		}
	}
	return first
}

func (r *reading) mostlyQuoted(spans []nlp.Span) bool {
	n, q := 0, 0
	for _, s := range spans {
		for k := s.First; k < s.Last; k++ {
			n++
			if r.words[k].quote >= 0 {
				q++
			}
		}
	}
	return n > 0 && 2*q > n
}

// readNoun reads nouns of speech with a source: "reports from Kovalenko that …", "the claim by police", "Zelenskyy's
// statement that …". A noun that is the subject of another cue ("X's statement corroborates") says nothing itself.
func (r *reading) readNoun(i int) {
	p := r.phraseOf(i)
	if p < 0 || r.phrases[p].head != i {
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: Stated, form: formNone, lemma: r.words[i].lemma, sure: 0.75}
	if s.lemma == "denial" {
		s.act = Denied
	}
	after := r.near(i, i+1)
	source := -1
	owned := false
	next := i + 1
	switch {
	case after.lower == "from" || after.lower == "by":
		if q := r.phraseOf(i + 2); q >= 0 {
			source = q
			next = r.phrases[q].Last
		}
	case r.phrases[p].owner >= 0:
		source, owned = r.phrases[p].owner, true
	case r.owners[r.phrases[p].First] > 0 || r.hasOwner(r.phrases[p].First):
		owned = true
	}
	if source < 0 && !owned {
		return
	}
	if n := r.near(i, next); n.lower == "that" {
		s.content = trimSpan(nlp.Span{First: next + 1, Last: r.clauseEnd(next + 1)})
		s.form = formClause
	} else if owned {
		return // "Zelenskyy's statement" alone is named, not quoted
	} else if n.lower == "of" {
		s.content = trimSpan(nlp.Span{First: next + 1, Last: r.clauseEnd(next + 1)})
		s.form = formObject
	}
	if source >= 0 {
		speaker, span := r.speaker(source, s)
		if speaker < 0 || r.entities[speaker].unnamed {
			return
		}
		s.speaker, s.source = speaker, span
	} else {
		s.speaker, s.source = r.owners[r.phrases[p].First], nlp.Span{First: r.phrases[p].First, Last: r.phrases[p].First + 1}
	}
	r.statements = append(r.statements, s)
}

func (r *reading) hasOwner(i int) bool { _, ok := r.owners[i]; return ok }

// readView reads "in his view", "in the opinion of".
func (r *reading) readView(i int) {
	p := r.phraseOf(i)
	if p < 0 || r.phrases[p].prep < 0 || r.words[r.phrases[p].prep].lower != "in" || r.phrases[p].prep > r.sentence(i).First+1 {
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: Stated, lemma: "view", sure: 0.7}
	sent := r.sentence(i)
	s.content = trimSpan(nlp.Span{First: i + 1, Last: sent.Last})
	s.quote = r.mostlyQuoted(s.content)
	if e, ok := r.owners[r.phrases[p].First]; ok {
		s.speaker, s.source = e, nlp.Span{First: r.phrases[p].First, Last: r.phrases[p].First + 1}
		r.statements = append(r.statements, s)
	} else if o := r.phrases[p].owner; o >= 0 {
		r.addStatements(s, []int{o})
	}
}

// readHeadline reads "Zelenskyy: …" and "…: Zelenskyy".
func (r *reading) readHeadline(sent nlp.Sentence) {
	colon := -1
	for i := sent.First; i < sent.Last; i++ {
		if r.doc.Tokens[i].Text == ":" {
			if colon >= 0 {
				return
			}
			colon = i
		}
	}
	if colon < 0 || colon == sent.First || colon == sent.Last-1 {
		return
	}
	s := &statement{cue: nlp.Span{First: colon, Last: colon + 1}, act: Stated, lemma: ":", sure: 0.6}
	left, right := r.phraseOf(colon-1), r.phraseOf(sent.Last-1)
	switch {
	case left >= 0 && r.phrases[left].First == sent.First && r.phrases[left].entity >= 0 && r.entities[r.phrases[left].entity].kind != Location && sent.Last-colon > 4:
		s.content = trimSpan(nlp.Span{First: colon + 1, Last: sent.Last})
		r.addStatements(s, []int{left})
	case right >= 0 && r.phrases[right].First == colon+1 && r.phrases[right].entity >= 0 && r.entities[r.phrases[right].entity].kind != Location && colon-sent.First > 3:
		s.content = trimSpan(nlp.Span{First: sent.First, Last: colon})
		r.addStatements(s, []int{right})
	}
}

// clauseEnd returns where the clause that begins at i ends: at the end of its sentence or quotation.
func (r *reading) clauseEnd(i int) int {
	if i >= len(r.words) {
		return len(r.words)
	}
	sent := r.sentence(i)
	end := sent.Last
	for k := i; k < end; k++ {
		if t := r.doc.Tokens[k].Text; t == ";" {
			return k
		}
	}
	for end > i && r.words[end-1].tag == tagPunct && strings.ContainsAny(r.doc.Tokens[end-1].Text, ".!?…") {
		end--
	}
	return end
}
