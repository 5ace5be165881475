package neo4j

import "strings"

// A server outlives the program that started it, so what the next program knows about it is a number
// in a file. That file may be old: the machine may have been started again, the server may have crashed,
// and the number may belong to something else now, which must not be ended.

// process is one run of one program. A number alone would not do: the system gives it to another
// program once the first has ended.
type process struct {
	ID      int    `json:"pid"`
	Started string `json:"started"` // as the system tells it; compared, never read
}

// runs reports whether the process still runs and has marker in its command line. A program that has ended and
// that nobody has waited for yet does not run. Numbers up to 1 are never a server's: to signal 0 or below would
// reach whole groups of processes.
func (p process) runs(marker string) bool {
	if p.ID <= 1 || p.Started == "" {
		return false
	}
	started, command, ok := inspect(p.ID)
	return ok && started == p.Started && strings.Contains(command, marker)
}

// identify returns the process with the number id as it runs now. It is false for one that has ended.
func identify(id int) (process, bool) {
	started, _, ok := inspect(id)
	return process{ID: id, Started: started}, ok
}
