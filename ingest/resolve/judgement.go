package resolve

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Judgements are what people have decided: of two ids, whether they are one. The zero value is none. It never
// changes, except by Set.
//
// As text, a line is
//
//	same person:0a1b… person:77c2…  # Volodymyr Zelenskyy | Vladimir Zelensky
//	different person:5c11… person:93aa…  # John Smith | John Smith
//
// with the smaller id first. What follows # is for people. Lines lie by their ids, so that what two people
// decide at once merges where it lies apart and conflicts where it does not.
type Judgements struct {
	pairs map[[2]string]judgement // the smaller id first
	with  map[string][]string     // by id: those that it was judged with
}

type judgement struct {
	same bool
	note string
}

// Judged says what was decided of two ids; ok is false when nothing was.
func (j Judgements) Judged(a, b string) (same, ok bool) {
	p, ok := j.pairs[[2]string{min(a, b), max(a, b)}]
	return p.same, ok
}

// Len is how many pairs were decided.
func (j Judgements) Len() int { return len(j.pairs) }

// Set decides of two ids; note is for people. It tells whether anything is new about it.
func (j *Judgements) Set(a, b string, same bool, note string) bool {
	key := [2]string{min(a, b), max(a, b)}
	old, ok := j.pairs[key]
	if ok && old.same == same {
		return false
	}
	if j.pairs == nil {
		j.pairs, j.with = map[[2]string]judgement{}, map[string][]string{}
	}
	j.pairs[key] = judgement{same, note}
	if !ok {
		j.with[a], j.with[b] = append(j.with[a], b), append(j.with[b], a)
	}
	return true
}

// partners are the ids that an id was judged with.
func (j Judgements) partners(id string) []string { return j.with[id] }

// joins tells whether an id was judged to be the same as another.
func (j Judgements) joins(id string) bool {
	return slices.ContainsFunc(j.with[id], func(o string) bool {
		same, _ := j.Judged(id, o)
		return same
	})
}

// ids are the ids of all judgements, sorted.
func (j Judgements) ids() []string { return slices.Sorted(maps.Keys(j.with)) }

// on are the judgements on an id, as a record has them.
func (j Judgements) on(id string) []string {
	var out []string
	for _, o := range j.with[id] {
		same, _ := j.Judged(id, o)
		out = append(out, word(same)+" "+o)
	}
	slices.Sort(out)
	return out
}

func word(same bool) string {
	if same {
		return "same"
	}
	return "different"
}

// ReadJudgements reads judgements as Write writes them, in any order, with empty lines and lines that begin
// with # between them. All that is wrong is said at once, with its lines.
func ReadJudgements(r io.Reader) (Judgements, error) {
	var j Judgements
	var wrong []string
	first := map[[2]string]int{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		n++
		bad := func(format string, args ...any) {
			wrong = append(wrong, fmt.Sprintf("line %d: %s", n, fmt.Sprintf(format, args...)))
		}
		text, note, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "\ufeff"), "#")
		words := strings.Fields(text)
		if len(words) == 0 {
			continue
		}
		if len(words) != 3 || words[0] != "same" && words[0] != "different" {
			bad("%.80q is not a judgement: write it as same ID ID or different ID ID", strings.TrimSpace(text))
			continue
		}
		a, okA := graph.RefOf(words[1])
		b, okB := graph.RefOf(words[2])
		switch key := [2]string{min(a.ID, b.ID), max(a.ID, b.ID)}; {
		case !okA || !okB:
			bad("%.80q is no id of a node", words[1+btoi(okA)])
		case !a.Label.Settles() || a.Label != b.Label:
			bad("two persons, two organizations or two events can be one, not %s and %s", words[1], words[2])
		case a == b:
			bad("%s twice: a judgement is about two ids", a.ID)
		case first[key] > 0 && j.pairs[key].same != (words[0] == "same"):
			bad("the opposite of line %d: only one of them can stay", first[key])
		default:
			first[key] = n
			j.Set(a.ID, b.ID, words[0] == "same", strings.TrimSpace(note))
		}
	}
	if err := lines.Err(); err != nil {
		return Judgements{}, fmt.Errorf("line %d: %w", n+1, err)
	}
	if len(wrong) > 0 {
		more := ""
		if len(wrong) > 5 {
			wrong, more = wrong[:5], fmt.Sprintf("; and %d more", len(wrong)-5)
		}
		return Judgements{}, fmt.Errorf("%s%s", strings.Join(wrong, "; "), more)
	}
	return j, nil
}

// Write writes the judgements as text, in their one order.
func (j Judgements) Write(w io.Writer) error {
	keys := slices.SortedFunc(maps.Keys(j.pairs), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# Judgements of newsgraph: which of its ids are one and which are not. See newsgraph merge --help.")
	for _, key := range keys {
		p := j.pairs[key]
		fmt.Fprintf(out, "%s %s %s", word(p.same), key[0], key[1])
		if note := spaced(p.note); note != "" {
			fmt.Fprintf(out, "  # %s", note)
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}
