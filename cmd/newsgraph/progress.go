package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"newsgraph/ingest"
)

// How far a run is, on standard error. The share is of bytes read, because how many articles there are nobody
// knows before the end. The log is written through it, so that the two do not write over each other.

// progress shows how far a run is: a bar on a terminal, elsewhere a line now and then.
type progress struct {
	mu   sync.Mutex
	w    io.Writer
	bar  *progressbar.ProgressBar   // nil where there is no terminal
	read func() (done, total int64) // bytes of the input
	next time.Time                  // when the next line is due
	now  func() time.Time
	verb string // what is done with an article that was read
}

// lineEvery is how often a run without a terminal says where it is.
const lineEvery = 10 * time.Second

func newProgress(w io.Writer, verb string, read func() (done, total int64)) *progress {
	p := &progress{w: w, read: read, now: time.Now, verb: verb}
	p.next = p.now().Add(lineEvery)
	if f, ok := w.(*os.File); !ok || !term.IsTerminal(int(f.Fd())) {
		return p
	}
	_, total := read()
	if total == 0 {
		total = -1 // a stream: a spinner
	}
	p.bar = progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetElapsedTime(false),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionUseANSICodes(true),
	)
	return p
}

// Write prints a line of the log without leaving pieces of the bar.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	return p.w.Write(b)
}

// show takes the state of the run.
func (p *progress) show(r ingest.Report) {
	p.mu.Lock()
	defer p.mu.Unlock()
	done, total := p.read()
	if p.bar != nil {
		p.bar.Describe(fmt.Sprintf("%s read, %d %s", plural(r.Read, "article"), r.Written, p.verb))
		if total > 0 {
			done = min(done, total)
		}
		_ = p.bar.Set64(done)
		return
	}
	if now := p.now(); now.After(p.next) {
		p.next = now.Add(lineEvery)
		share := ""
		if total > 0 {
			share = fmt.Sprintf(", %d %% of the input", 100*min(done, total)/total)
		}
		fmt.Fprintf(p.w, "%s read, %d %s, %d failed, %.1f articles/s%s\n", plural(r.Read, "article"), r.Written, p.verb, r.Failed, r.Rate(), share)
	}
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
		p.next = p.now().Add(lineEvery)
	}
}
