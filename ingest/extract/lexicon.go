package extract

import (
	"bufio"
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

// The word lists. They are data, so that adding a verb of reporting or a word for a happening is no change of
// code; each file says in its head how to read it, and a line that does not fit its file is an error of New, not
// something to be skipped.

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// A lexicon is the word lists of the folder lexicon, which say in their own heads what they hold. It is built
// once and then only read.
type lexicon struct {
	tags     map[string][]tag           // closed word classes
	verbs    map[string]verbForm        // every inflected form
	nouns    map[string]map[string]bool // list name → words
	names    map[string]map[string]bool // list name → words, as capitalized in names
	phrases  map[string]bool            // whole names of organizations
	titles   map[string]map[string]bool
	given    map[string]bool // first names of people, lower case
	sex      map[string]byte // 'f' or 'm' of the first names that tell it
	cues     map[string]cue
	triggers map[string][]trigger // by the lemma of the first word
	contexts map[string]context
	groups   int // of triggers so far
}

// feat is a set of the forms that a verb's spelling may be.
type feat uint8

const (
	featBase  feat = 1 << iota // confirm
	featThird                  // confirms
	featPast                   // confirmed
	featPart                   // confirmed, been
	featIng                    // confirming
)

type verbForm struct {
	lemma string
	feats feat
}

// frame is a set of the forms that the content of a cue may take; lexicon/cues.txt explains them.
type frame uint8

const (
	frameQuote frame = 1 << iota
	frameClause
	frameThat
	frameObject
	frameTo
	frameWhom
	frameNaming
)

// A cue is a verb that reports what somebody says.
type cue struct {
	act    string // STATED, CONFIRMED or DENIED
	frames frame
	preps  map[string]bool // "for", "of", …: the content is the object of that preposition
}

// A trigger is a word or phrase that reports a happening.
type trigger struct {
	kind    string
	group   int      // triggers of one group may be one event
	words   []string // lemma, then the words that must follow
	pos     byte     // 'v', 'n', 'a', or 0 for verb and noun
	context string   // name of the context that it needs, or ""
	weak    bool     // an event only with an entity beside it
	bare    bool     // only without an object: workers strike, ships strike bridges
}

// A context is a list of words, one of which must be near an ambiguous trigger.
type context struct {
	scope string // sentence, article, name
	words map[string]bool
}

// Every list may name verbs that no other knows ("airstrike" as little as "geolocate"), and all of them get their
// regular forms; verbs.txt comes first so that irregular ones are known by then.
func readLexicon(fsys fs.FS) (*lexicon, error) {
	l := &lexicon{
		tags: map[string][]tag{}, verbs: map[string]verbForm{},
		nouns: map[string]map[string]bool{}, names: map[string]map[string]bool{},
		titles: map[string]map[string]bool{}, phrases: map[string]bool{}, given: map[string]bool{}, sex: map[string]byte{},
		cues: map[string]cue{}, triggers: map[string][]trigger{}, contexts: map[string]context{},
	}
	// Verbs come first: the other lists add only those lemmas that have no entry with irregular forms.
	for _, f := range []struct {
		name string
		line func(string) error
	}{
		{"verbs.txt", l.readVerb},
		{"words.txt", l.readTags},
		{"nouns.txt", func(s string) error { return readList(l.nouns, s) }},
		{"names.txt", l.readNames},
		{"titles.txt", func(s string) error { return readList(l.titles, s) }},
		{"given.txt", l.readGiven},
		{"cues.txt", l.readCues},
		{"context.txt", l.readContext},
		{"triggers.txt", l.readTriggers},
	} {
		if err := eachLine(fsys, "lexicon/"+f.name, f.line); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// eachLine calls f with every line that is neither empty nor a comment.
func eachLine(fsys fs.FS, name string, f func(string) error) error {
	file, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return in.Err()
}

// split cuts "name: words" in two.
func split(line string) (name string, words []string, err error) {
	name, rest, ok := strings.Cut(line, ":")
	if !ok {
		return "", nil, fmt.Errorf("want “name: words”, got %q", line)
	}
	return name, strings.Fields(rest), nil
}

// readList adds a line "name: words" to lists.
func readList(lists map[string]map[string]bool, line string) error {
	name, words, err := split(line)
	if err != nil {
		return err
	}
	if lists[name] == nil {
		lists[name] = map[string]bool{}
	}
	for _, w := range words {
		lists[name][w] = true
	}
	return nil
}

// readTags reads a line of words.txt.
func (l *lexicon) readTags(line string) error {
	name, words, err := split(line)
	if err != nil {
		return err
	}
	t, ok := tagNames[name]
	if !ok {
		return fmt.Errorf("unknown part of speech %q", name)
	}
	for _, w := range words {
		l.tags[w] = append(l.tags[w], t)
	}
	return nil
}

// readNames reads a line of names.txt; whole names are parted by bars, because they hold spaces.
func (l *lexicon) readNames(line string) error {
	if rest, ok := strings.CutPrefix(line, "knownphrase:"); ok {
		for p := range strings.SplitSeq(rest, "|") {
			l.phrases[strings.TrimSpace(p)] = true
		}
		return nil
	}
	return readList(l.names, line)
}

// readGiven reads a line of given.txt.
func (l *lexicon) readGiven(line string) error {
	sex, names, err := split(line)
	if err != nil {
		return err
	}
	for _, w := range names {
		l.given[w] = true
		switch sex {
		case "female":
			l.sex[w] = 'f'
		case "male":
			l.sex[w] = 'm'
		}
	}
	return nil
}

// readCues reads a line of cues.txt. A verb may stand in several lines; its frames add up, its act is that of the
// first.
func (l *lexicon) readCues(line string) error {
	head, verbs, err := split(line)
	if err != nil {
		return err
	}
	fields := strings.Fields(head)
	act := fields[0]
	if act != Stated && act != Confirmed && act != Denied {
		return fmt.Errorf("unknown act %q", act)
	}
	var frames frame
	preps := map[string]bool{}
	for _, f := range fields[1:] {
		if bit, ok := frameNames[f]; ok {
			frames |= bit
		} else {
			preps[f] = true
		}
	}
	for _, v := range verbs {
		c := l.cues[v]
		if c.act == "" {
			c = cue{act: act, preps: map[string]bool{}}
		}
		c.frames |= frames
		for p := range preps {
			c.preps[p] = true
		}
		l.cues[v] = c
		l.addRegular(v)
	}
	return nil
}

var frameNames = map[string]frame{
	"quote": frameQuote, "clause": frameClause | frameThat, "that": frameThat, "object": frameObject,
	"to": frameTo, "whom": frameWhom, "naming": frameNaming,
}

// readContext reads a line of context.txt.
func (l *lexicon) readContext(line string) error {
	head, words, err := split(line)
	if err != nil {
		return err
	}
	name, scope, ok := strings.Cut(head, " ")
	if !ok {
		return fmt.Errorf("want “name scope: words”, got %q", line)
	}
	c := context{scope: scope, words: map[string]bool{}}
	for _, w := range words {
		c.words[w] = true
	}
	l.contexts[name] = c
	return nil
}

// A word may stand in several kinds: "strike" is a protest, an attack or a collision. All readings are kept, and
// triggerOf chooses by context; the order of the file decides between equals.
func (l *lexicon) readTriggers(line string) error {
	kind, rest, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("want “kind: words”, got %q", line)
	}
	for g := range strings.SplitSeq(rest, ";") {
		l.groups++
		group := l.groups
		for _, w := range strings.Fields(g) {
			t := trigger{kind: kind, group: group}
			w, t.context, _ = strings.Cut(w, "=")
			if strings.HasSuffix(t.context, "?") || strings.HasSuffix(w, "?") {
				t.weak, t.context, w = true, strings.TrimSuffix(t.context, "?"), strings.TrimSuffix(w, "?")
			}
			if body, pos, ok := strings.Cut(w, "/"); ok {
				w, t.pos = body, pos[0]
			}
			if _, ok := l.contexts[t.context]; t.context != "" && !ok {
				return fmt.Errorf("trigger %q: unknown context %q", w, t.context)
			}
			if body, ok := strings.CutSuffix(w, "!"); ok {
				t.bare, w = true, body
			}
			t.words = strings.Split(w, "_")
			l.triggers[t.words[0]] = append(l.triggers[t.words[0]], t)
			if t.pos != 'n' && t.pos != 'a' {
				l.addRegular(t.words[0])
			}
		}
	}
	return nil
}
