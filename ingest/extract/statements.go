package extract

import (
	"slices"
	"strings"

	"newsgraph/ingest/nlp"
)

// A statement is one time that the text gives words to a source. It is found from its cue outwards: the cue's
// grammar says whether anything was said at all (voice.go), its frame where the words are (content.go, clause.go,
// object.go, before.go), and the walk to the left, or the phrase behind it, whose words they are (subject.go,
// inverted.go, speaker.go).
//
// A trained reader's attributions add what the rules missed (speechread.go); what later layers need is the slice of
// statements with cue, act, speaker, content and form.

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
	nested  string // whose word it is that this was said: the nearest first
	lemma   string
	head    int // the token of the happening that it is about, -1 for none
	event   *event
	sure    float64 // confidence from 0 to 1
	rule    string  // what made it, for [Extractor.Explain]
	byTree  bool    // the reader's tree chose head, against the rules
	byTable bool    // the learned table chose head, against both
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
		if s.Kind == nlp.Heading || r.labelled(s) {
			r.readHeadline(s)
		}
	}
	r.readAttributions()
	slices.SortStableFunc(r.statements, func(a, b *statement) int { return a.cue.First - b.cue.First })
}

// readVerb adds the statement of a cue verb at token i, if it makes one.
//
// Inversion is tried first, because “…,” said X looks like a cue with an object otherwise. A passive needs an
// agent: what "was said to be" so is nobody's word.
func (r *reading) readVerb(i int, c cue) {
	v := r.voiceOf(i)
	if !r.vouched(i, c, v) {
		return
	}
	if r.words[i].lower == "citing" {
		r.readCiting(i)
		return
	}
	s := &statement{cue: nlp.Span{First: i, Last: i + 1}, act: c.act, lemma: r.words[i].lemma, sure: 0.9, rule: ruleVerb}
	var source []int
	if inverted, ok := r.invertedSubject(i, v); ok {
		// “…,” said X.
		source, s.rule = inverted, ruleInverted
		s.content, s.quote = r.contentBefore(i, v.first)
		if len(s.content) == 0 {
			return
		}
	} else {
		if v.passive && c.frames&frameObject != 0 && len(r.agent(i)) > 0 {
			// "The reports were denied by the army": the subject is the content.
			subj := r.subjects(v.first, 0)
			if len(subj) == 0 {
				return
			}
			from := r.phrases[subj[0]].First
			if r.phrases[subj[0]].entity >= 0 {
				// "Reports from X that rebels captured Goma were denied": the noun of speech that opens the sentence.
				p := r.phraseAfter(r.sentence(i).First, 3)
				if p < 0 || !r.lex.nouns["speech"][r.words[r.phrases[p].head].lemma] {
					return
				}
				from = r.phrases[p].First
			}
			s.content, s.form = trimSpan(nlp.Span{First: from, Last: v.first}), formObject
		} else if !r.readContent(s, i, c, v) {
			return
		}
		if s.lemma == "dismiss" && s.form == formObject && r.aboutClaim(s) {
			s.act = Denied // "dismissed the allegations"; "dismissed the report as nonsense" judges it
		}
		if s.lemma == "reject" && !r.aboutClaim(s) || s.lemma == "deny" && r.refused(s) {
			return
		}
		switch {
		case v.passive:
			source, s.rule = r.agent(i), rulePassive
			if len(source) == 0 {
				return
			}
		case !v.finite:
			source, s.rule = r.governor(i), ruleGoverned
		default:
			source = r.speakingSubjects(i, v)
		}
	}
	r.addStatements(s, source)
}

// speakingSubjects returns the subject of a cue: that of the rules, or where it cannot speak, that of the tree. "He denied
// that the port was destroyed, but admitted damage" has a port next to its second cue.
func (r *reading) speakingSubjects(i int, v voice) []int {
	source := r.subjects(v.first, 0)
	if len(source) > 0 && r.canSpeak(source[0]) || r.doc.Tokens[i].Rel != "conj" {
		return source
	}
	for _, k := range r.treeSubjects(i, 0) {
		if p := r.phraseOf(k); p >= 0 && r.canSpeak(p) {
			return []int{p}
		}
	}
	return source
}

// addStatements adds one statement for each speaker among the source phrases.
//
// Joint speakers ("Zelenskyy and Umerov said") make one statement each with the same cue, so that each of them can
// be asked for.
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

// trimSpan makes a content of one piece, none of an empty one.
func trimSpan(s nlp.Span) []nlp.Span {
	if s.Len() <= 0 {
		return nil
	}
	return []nlp.Span{s}
}

// trimComma steps back over a comma and adverbs before token i.
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

// mostlyQuoted reports whether more than half of a content stands in quotation marks: a quotation with a few words
// around it is still one, a paraphrase with "scare quotes" is not.
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
