package extract

import (
	"fmt"
	"time"

	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// Version names the rules. A graph that was extracted under another version is stale, and so is one that was made
// with another Reader, or without one.
const Version = "patterns-3"

// ReaderVersion names the rules together with the weights of the reader that package nlp opens.
const ReaderVersion = "reader-3"

// Text is an article as far as the extractor needs it.
type Text struct {
	Body      string    // what all offsets count in
	Title     string    // the headline, when it is not part of Body
	Source    string    // the publisher
	Published time.Time // zero when unknown; "on Tuesday" is resolved against it
}

// An Extractor turns articles into graphs. It holds only word lists and the gazetteer, never anything about
// an article, so one Extractor may serve many goroutines.
type Extractor struct {
	places *place.Gazetteer
	lex    *lexicon
	tables *tables
	reader Reader         // nil: rules alone
	watch  func(weighing) // sees every learned decision; nil but while training tables are written
}

// A Reader gives the document of a text with what a trained network read out of it; [nlp.Reader] is one. It must be
// safe for several goroutines and give the same document for the same text.
type Reader interface {
	Read(text string) *nlp.Document
}

// Options are the choices of NewWith.
type Options struct {
	// Reader reads the articles before the rules do; nil leaves everything to the rules.
	Reader Reader
}

// New returns an extractor that looks places up in g and works by rules alone.
func New(g *place.Gazetteer) (*Extractor, error) { return NewWith(g, Options{}) }

// NewWith returns an extractor that looks places up in g, with options.
func NewWith(g *place.Gazetteer, o Options) (*Extractor, error) {
	lex, err := readLexicon(lexiconFiles)
	if err != nil {
		return nil, fmt.Errorf("read the extractor's word lists: %w", err)
	}
	learned, err := readTables(modelFiles)
	if err != nil {
		return nil, fmt.Errorf("read the extractor's learned weights: %w", err)
	}
	return &Extractor{places: g, lex: lex, tables: learned, reader: o.Reader}, nil
}

// Extract reads one article. It never fails: a text without statements or names gives a graph without them.
func (x *Extractor) Extract(t Text) *Graph { return x.understand(t).graph() }

// understand runs all layers but the last.
func (x *Extractor) understand(t Text) *reading {
	r := x.read(x.document(t.Body), t)
	r.findNames()
	r.findEntities()
	r.findTriggers()
	r.findPhrases()
	r.resolveReferences()
	r.findStatements()
	r.findEvents()
	r.locate()
	r.findParticipants()
	r.findAffiliations()
	return r
}

// document reads a text with the reader, if there is one.
func (x *Extractor) document(body string) *nlp.Document {
	if x.reader != nil {
		return x.reader.Read(body)
	}
	return nlp.Parse(body)
}
