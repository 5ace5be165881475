package ingest

import (
	"cmp"
	"context"
	"iter"
	"log/slog"
	"runtime"
	"time"

	"newsgraph/graph"
	"newsgraph/ingest/article"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/resolve"
)

// Sink takes batches. Each is written whole or not at all; an error ends the run. It is called from one
// goroutine, with batches in canonical form whose articles no other batch in flight holds. One that is a
// resolve.Ledgered, too, is settled when the input has ended.
type Sink interface {
	Write(context.Context, graph.Batch) (graph.Change, error)
}

// Known tells which of some articles a graph holds, and what they were made from. An id that is not in the
// answer is not in the graph.
//
// It is asked from one goroutine, while the Sink may be writing: of what is on its way there it knows nothing, which is
// why the screen remembers what this run has sent.
type Known interface {
	Known(ctx context.Context, ids []string) (map[string]graph.Version, error)
}

// Extractor finds what an article says. It is called from several goroutines at once, and what it returns is
// a function of the text alone: two runs over one article must give one graph.
type Extractor interface {
	Extract(extract.Text) *extract.Graph
}

// Options says what to do with which articles. Articles, Extractor and Resolver must be set, for Run also
// Sink; the zero value of everything else is right.
type Options struct {
	// Articles are the input: an article, or where one should be and why there is none.
	Articles iter.Seq2[article.Item, error]
	// Extractor analyses, and Version names it: an article that another version analysed is done again.
	Extractor Extractor
	Version   string
	Resolver  *resolve.Resolver
	Sink      Sink
	// Judgements are what people have decided about which things are one.
	Judgements resolve.Judgements
	// Known is asked what need not be done again; nil for everything anew.
	Known Known

	Workers       int           // articles analysed at once; GOMAXPROCS when 0
	BatchRows     int           // nodes and edges after which a batch is written; 4,000 when 0
	BatchArticles int           // articles after which it is; 500 when 0
	BatchDelay    time.Duration // how long an article waits for others to share a batch with; 2 s when 0

	// Progress is called after each article, from one goroutine.
	Progress func(Report)
	// Log is told what the readers had to guess; nothing when nil.
	Log *slog.Logger
	// Now is the time that becomes the articles' ingestedAt; time.Now when nil.
	Now func() time.Time
}

// A number of workers below zero counts as none given.
func (o Options) defaults() Options {
	o.Workers = cmp.Or(max(o.Workers, 0), runtime.GOMAXPROCS(0))
	o.BatchRows = cmp.Or(o.BatchRows, 4000)
	o.BatchArticles = cmp.Or(o.BatchArticles, 500)
	o.BatchDelay = cmp.Or(o.BatchDelay, 2*time.Second)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}
