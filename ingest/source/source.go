package source

import (
	"cmp"
	"context"
	"io"
	"iter"
	"os"
	"slices"
	"sync/atomic"

	"newsgraph/ingest/article"
)

// The one way in: paths to articles. A sequence is pulled, so no more than one file is open and one record in
// memory, however slow the consumer is; and errors are part of the sequence, since a run over thousands of
// files must not end at one of them.

// Options changes what a Source reads; the zero value is right.
type Options struct {
	// Stdin is read where a path is "-"; os.Stdin when nil.
	Stdin io.Reader
	// MaxRecord is the size in bytes over which a text or a JSON record is refused; 10 MB when 0.
	MaxRecord int64
}

// defaultMaxRecord is far beyond any article: what is larger is a book, a dump or no text at all, and would
// hold up the others.
const defaultMaxRecord = 10 << 20

// Source is what some paths lead to. It is good for one pass.
type Source struct {
	opts  Options
	files []file
	total int64
	read  atomic.Int64
}

// file is one thing to open, or the reason why there is none.
type file struct {
	path string // as it is shown: relative where the caller's path was relative
	size int64  // 0 where it cannot be told
	err  error
}

// Open finds the files that the paths lead to and reads none of them. A path that leads nowhere does not
// fail here: it becomes an error in the sequence, in its place.
func Open(paths []string, opts Options) *Source {
	if opts.Stdin == nil {
		opts.Stdin = os.Stdin
	}
	opts.MaxRecord = cmp.Or(opts.MaxRecord, defaultMaxRecord)
	s := &Source{opts: opts}
	for _, p := range paths {
		s.files = append(s.files, find(p)...)
	}
	for _, f := range s.files {
		s.total += f.size
	}
	return s
}

// Files is the number of files that will be read. Those that turned out to be unreadable count, too: each gives
// an error.
func (s *Source) Files() int { return len(s.files) }

// Readable tells whether any of the paths leads to something that can be opened, so that a caller need not
// prepare for articles when there are none.
func (s *Source) Readable() bool {
	return slices.ContainsFunc(s.files, func(f file) bool { return f.err == nil })
}

// Progress is how many of the bytes have been read; the total leaves streams out. It may be called while the
// sequence is consumed elsewhere. done counts what has been read from the files, which is up to a buffer ahead
// of the articles, and streams as well; so it may exceed the total.
func (s *Source) Progress() (done, total int64) { return s.read.Load(), s.total }

// Articles yields every article, or the reason why there is none; an error's Item has only Where. It stops when
// ctx ends. That is asked after each article, not while one is read: standard input that says nothing holds it.
func (s *Source) Articles(ctx context.Context) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		for _, f := range s.files {
			for item, err := range s.articles(f) {
				if ctx.Err() != nil || !yield(item, err) {
					return
				}
			}
			if ctx.Err() != nil {
				return
			}
		}
	}
}

// articles opens one file and yields what is in it. Every error gets a place, and no article with it: half
// an article is none.
func (s *Source) articles(f file) iter.Seq2[article.Item, error] {
	return func(yield func(article.Item, error) bool) {
		if f.err != nil {
			yield(article.Item{Where: f.path}, f.err)
			return
		}
		// Standard input is not closed: it is the caller's.
		in, where := s.opts.Stdin, "standard input"
		if f.path != "-" {
			where = f.path
			open, err := os.Open(f.path)
			if err != nil {
				yield(article.Item{Where: where}, explain(err))
				return
			}
			defer open.Close()
			in = open
		}
		r := &reader{where: where, in: &counter{in, &s.read}, max: s.opts.MaxRecord}
		for item, err := range r.articles() {
			if err != nil {
				item = article.Item{Where: item.Where}
			}
			if !yield(item, err) {
				return
			}
		}
	}
}

// counter counts the bytes that pass, for Progress.
type counter struct {
	io.Reader
	n *atomic.Int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}
