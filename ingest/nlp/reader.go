package nlp

import (
	_ "embed" // the weights
	"fmt"
	"runtime"
	"sync"

	"newsgraph/ingest/nlp/model"
)

// A Reader fills all layers of a document with a neural network: one encoder
// whose output every layer reads. It is loaded once; any number of goroutines
// may use it, and they share its workers.
type Reader struct {
	m        *model.Model
	config   model.Config
	heads    heads
	sessions chan *model.Session // as many as there are workers
}

// ReaderOptions are the choices of NewReader.
type ReaderOptions struct {
	// Workers is how many chunks of text are read at the same time, over all
	// documents; 0 means one for each processor. Documents do not depend on it.
	Workers int
}

// heads are the parts of the network that give one layer each.
type heads struct {
	upos, lemma            model.Head
	names                  bio
	source, cue, content   bio
	trigger                model.Head
	event, kind            model.Head
	factuality, mention    model.Head
	relations              []string
	rootRelation           int
	triggerBias, eventBias float32
	mentionThreshold       float32
}

// weights are those of the network that newsgraph is built with; model/MODEL.md
// says how they were made and how good they are.
//
//go:embed model/weights.bin
var weights []byte

// Open returns a reader with the network that is part of the program. It takes
// a tenth of a second and about 70 MB of memory; a program needs one.
func Open(options ReaderOptions) (*Reader, error) { return NewReader(weights, options) }

// NewReader makes a reader of a weight file. It fails when the file is damaged
// or is that of another network.
func NewReader(weights []byte, options ReaderOptions) (*Reader, error) {
	m, err := model.Load(weights)
	if err != nil {
		return nil, fmt.Errorf("make reader: %w", err)
	}
	r := &Reader{m: m, config: m.Config()}
	if err := r.findHeads(); err != nil {
		return nil, fmt.Errorf("make reader: %w", err)
	}
	workers := options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	r.sessions = make(chan *model.Session, workers)
	for range workers {
		r.sessions <- m.NewSession()
	}
	return r, nil
}

// findHeads looks up the parts of the network once, so that a weight file that
// lacks one is refused when it is loaded and not in the middle of an article.
func (r *Reader) findHeads() error {
	h := &r.heads
	var missing error
	find := func(name string) model.Head {
		head, ok := r.m.Head(name)
		if !ok && missing == nil {
			missing = fmt.Errorf("the network has no head %q", name)
		}
		return head
	}
	bias := func(name string) float32 { return float32(r.config.Thresholds[name]) }
	h.upos, h.lemma = find("upos"), find("lemma")
	h.names = newBio(find("ner"), bias("ner"))
	h.source = newBio(find("source"), bias("source"))
	h.cue = newBio(find("cue"), bias("cue"))
	h.content = newBio(find("content"), bias("content"))
	h.trigger, h.event, h.kind = find("trigger"), find("event"), find("kind")
	h.factuality, h.mention = find("factuality"), find("mention")
	h.triggerBias, h.eventBias, h.mentionThreshold = bias("trigger"), bias("event"), bias("mention")
	h.relations, h.rootRelation = r.m.Relations(), -1
	for i, name := range h.relations {
		if name == "root" {
			h.rootRelation = i
		}
	}
	if missing == nil && h.rootRelation < 0 {
		missing = fmt.Errorf(`the network has no relation "root"`)
	}
	return missing
}

// Read gives the document of a text with all its layers. A text that is not
// English, or has no letters, gets tokens, sentences and its language, and no
// more: nothing is guessed about it.
func (r *Reader) Read(text string) *Document {
	d := Parse(text)
	if readable(d) {
		r.fill(d)
	}
	return d
}

// readable reports whether a document may be English: the language of a few
// words cannot be told.
func readable(d *Document) bool {
	if d.Language != "" {
		return d.Language == "en"
	}
	for _, t := range d.Tokens {
		if t.Case != CaseOther && t.Case != CaseDigits && !isForeign([]Token{t}) {
			return true
		}
	}
	return false
}

// batch is how many chunks are read before what they gave is put together. It
// bounds the memory that a long text takes.
const batch = 32

// fill reads the tokens and sentences of d and adds the other layers.
func (r *Reader) fill(d *Document) {
	// Chains are linked from front to back, everything else chunk by chunk.
	plan := r.plan(d)
	links := newLinker(r, d)
	var found findings
	for len(plan) > 0 {
		some := plan[:min(batch, len(plan))]
		plan = plan[len(some):]
		results := r.readChunks(d, some)
		for i := range results {
			found.add(&results[i])
			links.add(&results[i])
		}
	}
	d.Mentions = agree(d, found.names)
	d.Triggers = found.triggers
	d.Attributions = attribute(d, found.speech)
	d.Chains = links.chains()
}

// readChunks reads chunks on all workers. The results are in the order of the
// chunks.
func (r *Reader) readChunks(d *Document, chunks []chunk) []chunkResult {
	results := make([]chunkResult, len(chunks))
	if len(chunks) == 1 {
		s := <-r.sessions
		r.readChunk(s, d, &chunks[0], &results[0])
		r.sessions <- s
		return results
	}
	// Each worker takes the next chunk when it is done with one: chunks differ in
	// length, and other documents may hold some of the sessions.
	next := make(chan int, len(chunks))
	for i := range chunks {
		next <- i
	}
	close(next)
	var wg sync.WaitGroup
	for range min(cap(r.sessions), len(chunks)) {
		wg.Go(func() {
			s := <-r.sessions
			defer func() { r.sessions <- s }()
			for i := range next {
				r.readChunk(s, d, &chunks[i], &results[i])
			}
		})
	}
	wg.Wait()
	return results
}

// findings are what the chunks of a document gave, in the order of the text.
type findings struct {
	names    []nameReading
	triggers []Trigger
	speech   speechSpans
}

func (f *findings) add(c *chunkResult) {
	f.names = append(f.names, c.names...)
	f.triggers = append(f.triggers, c.triggers...)
	f.speech.sources = append(f.speech.sources, c.speech.sources...)
	f.speech.cues = append(f.speech.cues, c.speech.cues...)
	f.speech.contents = append(f.speech.contents, c.speech.contents...)
}
