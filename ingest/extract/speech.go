package extract

import (
	"strings"

	"newsgraph/ingest/nlp"
)

// Claims without a verb: "according to X", "reports from Y", "in his view", "X: …". Nouns of speech are read only
// with a source beside them and, if the source owns them ("Zelenskyy's statement"), only with content; the bare
// noun names a document and reports nothing.

// readAccording reads "according to X".
func (r *reading) readAccording(i int) {
	p := r.phraseAfter(i+2, 4)
	if p < 0 {
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: Stated, lemma: "according", sure: 0.92, rule: ruleAccording}
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

// readNoun reads nouns of speech with a source: "reports from Kovalenko that …", "the claim by police", "Zelenskyy's
// statement that …". A noun that is the subject of another cue ("X's statement corroborates") says nothing itself.
//
// Without content of its own, a report is about what its source says nearby; link.go finds that out.
func (r *reading) readNoun(i int) {
	p := r.phraseOf(i)
	if p < 0 || r.phrases[p].head != i {
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: Stated, form: formNone, lemma: r.words[i].lemma, sure: 0.75, rule: ruleNoun}
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
	} else if owned && n.lower != "of" && n.lower != "about" {
		switch s.lemma {
		case "claim", "allegation", "assertion", "accusation":
			// "Trump's claims" are about what is spoken of around them.
		default:
			return // "Zelenskyy's statement" alone is named, not quoted
		}
	} else if n.lower == "of" || n.lower == "about" {
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

// hasOwner reports whether the possessive pronoun at token i was resolved.
func (r *reading) hasOwner(i int) bool { _, ok := r.owners[i]; return ok }

// readCiting reads "Al-Ahram reported, citing the ministry": the ministry speaks, and the paper is where it was read.
func (r *reading) readCiting(i int) {
	p := r.phraseOf(i + 1)
	if p < 0 || r.phrases[p].First != i+1 || len(r.statements) == 0 || !r.canSpeak(r.owned(p)) {
		return // "citing security concerns"
	}
	s := r.statements[len(r.statements)-1]
	if r.words[s.cue.First].sent != r.words[i].sent {
		return
	}
	e, span := r.speaker(r.owned(p), s)
	if e < 0 {
		return
	}
	if who := r.entities[s.speaker]; r.entityKind(who) != "media" && !(who.unnamed && strings.HasSuffix(strings.ToLower(who.name), "media")) {
		// A person who cites somebody speaks, too.
		cited := *s
		cited.speaker, cited.source, cited.cue, cited.rule = e, span, nlp.Span{First: i, Last: i + 1}, ruleCiting
		r.statements = append(r.statements, &cited)
		return
	}
	if s.via == "" {
		s.via = r.entities[s.speaker].name
	}
	s.speaker, s.source, s.cue, s.rule = e, span, nlp.Span{First: i, Last: i + 1}, ruleCiting
}

// readView reads "in his view", "in the opinion of".
func (r *reading) readView(i int) {
	p := r.phraseOf(i)
	if p < 0 || r.phrases[p].prep < 0 || r.words[r.phrases[p].prep].lower != "in" || r.phrases[p].prep > r.sentence(i).First+1 {
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: Stated, lemma: "view", sure: 0.7, rule: ruleView}
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
//
// Both orders are in use: "Macron: no troops to Niger" and "No troops to Niger: Macron". A place before the colon
// is the scene.
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
	if colon < 0 || colon == sent.First || colon == sent.Last-1 || r.doc.Tokens[sent.Last-1].Text == "?" {
		return // who asks claims nothing
	}
	s := &statement{cue: nlp.Span{First: colon, Last: colon + 1}, act: Stated, lemma: ":", sure: 0.6, rule: ruleHeadline}
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

// labelled reports whether a sentence opens a paragraph with who speaks, as interviews and transcripts are set: "Maria
// Lopez: The company ignored us."
func (r *reading) labelled(s nlp.Sentence) bool {
	if s.First > 0 && r.doc.Sentences[r.words[s.First-1].sent].Paragraph == s.Paragraph || s.Kind != nlp.Prose {
		return false
	}
	p := r.phraseOf(s.First)
	if p < 0 || r.phrases[p].First != s.First || r.phrases[p].Last >= s.Last || r.doc.Tokens[r.phrases[p].Last].Text != ":" {
		return false
	}
	e := r.phrases[p].entity
	return e >= 0 && r.entities[e].kind == Person
}
