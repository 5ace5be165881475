package extract

import (
	"bufio"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// What rules alone cannot weigh: many weak signs for and against one decision. Each table is a logistic regression
// over named signs, learned from annotated articles by train/learn.py; model/README.md says from which.
//
// A decision is a sum of whole numbers, so it is the same on every machine and in any order of the signs.

//go:embed model/*.tsv
var modelFiles embed.FS

// A table holds the weight of each sign in thousandths of a logit.
type table map[string]int

// tables are those of the decisions that are learned.
type tables struct {
	place table // does the event happen in the place?
	part  table // does the entity take part in the event?
	same  table // are two happenings one event?
	keep  table // does the word tell an event that belongs into the graph?
	claim table // is the word what a claim is about?
}

// sum weighs signs: above 0 they speak for the decision, below it against. Signs that were never seen count nothing.
func (t table) sum(signs []string) int {
	n := t["bias"]
	for _, s := range signs {
		n += t[s]
	}
	return n
}

// readTables reads the tables that are part of the program.
func readTables(files fs.FS) (*tables, error) {
	w := &tables{}
	for _, f := range []struct {
		name string
		to   *table
	}{{"place", &w.place}, {"part", &w.part}, {"same", &w.same}, {"keep", &w.keep}, {"claim", &w.claim}} {
		t, err := readTable(files, "model/"+f.name+".tsv")
		if err != nil {
			return nil, err
		}
		*f.to = t
	}
	return w, nil
}

// readTable reads lines "sign<TAB>weight"; "#" begins a comment.
func readTable(files fs.FS, path string) (table, error) {
	file, err := files.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	defer file.Close()
	t := table{}
	in := bufio.NewScanner(file)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		sign, figure, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("read %s: line %d has no tab", path, n)
		}
		if t[sign], err = strconv.Atoi(figure); err != nil {
			return nil, fmt.Errorf("read %s: line %d: %w", path, n, err)
		}
	}
	return t, in.Err()
}

// A weighing is one decision as the training sees it: what was decided about, and the signs.
type weighing struct {
	task   string
	event  []int // tokens of the happenings of one event, or of the one happening
	other  []int // the same of the second, for "same"; the cue, for "claim"
	entity int   // -1 where the decision is about none
	signs  []string
}

// note passes a weighing on to who watches, if anybody does.
func (r *reading) note(w weighing) {
	if r.watch != nil {
		r.watch(w)
	}
}

// bucket names a distance coarsely: near ones are told apart, far ones are not.
func bucket(n int) string {
	switch {
	case n < 0:
		return "-" + bucket(-n)
	case n <= 2:
		return strconv.Itoa(n)
	case n <= 4:
		return "3"
	case n <= 8:
		return "5"
	case n <= 15:
		return "9"
	case n <= 30:
		return "16"
	}
	return "31"
}
