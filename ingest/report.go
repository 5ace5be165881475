package ingest

import (
	"fmt"
	"time"

	"newsgraph/graph"
)

// Report is what a run did, so far or in the end.
//
// Read is the sum of what became of the articles: Unchanged, Duplicates, Failed, Written and those that are in hand.
type Report struct {
	Read       int // articles met, those that failed included
	Written    int // articles in the graph that were not, or not so, before
	Unchanged  int // the graph held them already
	Duplicates int // articles met again within this run, in the same version or one that gives way; no copies: see Change.Copies
	Failed     int
	Failures   []Failure // the first of the failed, at most MaxFailures
	Batches    int
	Settled    int // people, organizations and events about which there was something new to decide
	Change     graph.Change
	Elapsed    time.Duration
	// Interrupted is true when the run was told to stop before the end of the input.
	Interrupted bool
}

// Failure is one article that failed.
type Failure struct {
	Where  string
	Reason string
}

// MaxFailures is how many failures a report keeps; all are counted.
const MaxFailures = 1000

// Rate is how many articles were got through in a second.
func (r Report) Rate() float64 {
	if r.Elapsed <= 0 {
		return 0
	}
	return float64(r.Read) / r.Elapsed.Seconds()
}

// count takes a result in; what is Done is counted when it is written.
func (r *Report) count(x *Result) {
	r.Read++
	switch x.Outcome {
	case Unchanged:
		r.Unchanged++
	case Duplicate:
		r.Duplicates++
	case Failed:
		r.Failed++
		if len(r.Failures) < MaxFailures {
			r.Failures = append(r.Failures, Failure{x.Item.Where, x.Err.Error()})
		}
	}
}

// SinkError is the error of a run that ended because the graph could not be written or asked. What the
// report counts as written is in the graph; the run can be started again.
type SinkError struct {
	Op  string
	Err error
}

func (e *SinkError) Error() string { return fmt.Sprintf("%s: %v", e.Op, e.Err) }
func (e *SinkError) Unwrap() error { return e.Err }
