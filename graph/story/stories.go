package story

import (
	"cmp"
	"slices"
	"time"
)

// Member is an article as far as it matters here.
type Member struct {
	ID        string
	Published time.Time // the zero time when not known
	Agency    bool      // it was published by a news agency itself
	Sketch    Sketch
	// Story, when not empty, says which story the article is known to belong to: members with the same one
	// are in one story, whatever their sketches.
	Story string
}

// Place is the place of an article in its story. An article of which there are no copies is its own story.
type Place struct {
	First  string // the id of the copy that was published first
	Origin string // the id that all articles of the story have in common: of the agency's own copy if there is one, else of the first
}

// Stories gives each article its place. Which copy was published first is decided by Published, those without
// a date coming last, and among equals by id.
func Stories(members []Member) map[string]Place {
	members = slices.Clone(members)
	slices.SortFunc(members, byDate)
	s := newSets(len(members))
	known := map[string]int{}
	for i, m := range members {
		if j, ok := known[m.Story]; ok && m.Story != "" {
			s.join(i, j)
		}
		known[m.Story] = i
	}
	having := map[string][]int{} // by key
	for i, m := range members {
		for _, key := range m.Sketch.Keys() {
			for _, j := range having[key] {
				if s.find(i) != s.find(j) && m.Sketch.Copies(members[j].Sketch) {
					s.join(i, j)
				}
			}
			having[key] = append(having[key], i)
		}
	}
	first, agency := map[int]string{}, map[int]string{} // by set
	for i, m := range members {                         // in the order of publication
		set := s.find(i)
		if first[set] == "" {
			first[set] = m.ID
		}
		if agency[set] == "" && m.Agency {
			agency[set] = m.ID
		}
	}
	places := make(map[string]Place, len(members))
	for i, m := range members {
		set := s.find(i)
		places[m.ID] = Place{First: first[set], Origin: cmp.Or(agency[set], first[set])}
	}
	return places
}

// byDate orders by publication, what has no date last, and by id.
func byDate(a, b Member) int {
	if a.Published.IsZero() != b.Published.IsZero() {
		if a.Published.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
}

// sets are disjoint sets of the numbers below a bound: R. Tarjan, "Efficiency of a good but not linear set
// union algorithm", J. ACM 1975.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.find(i)] = s.find(j) }
