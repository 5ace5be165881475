package story

import "slices"

// What makes two texts copies. The first pair of numbers holds for texts of some length, and was chosen on
// articles and on edited copies of them (see the test of quality): the rest of a text that was cut to half
// with one word in ten changed resembles the whole by 0.28 and lies in it by 0.66; reports of two
// agencies on one happening hardly come to 0.1, and one that repeats the background of the last report comes to a
// share of 0.4. The second holds where one article names the address of the
// other as its original, and the third for texts of so few words that the estimate says little.
const (
	leastResemblance, leastShare             = 0.17, 0.45
	leastResemblanceLinked, leastShareLinked = 0.05, 0.20
	leastShareShort                          = 0.70
	short                                    = 40 // shingles
)

// Resembles estimates the resemblance of two texts, the Jaccard similarity of their sets of shingles, and
// which share of the shorter one the other holds. Both lie between 0 and 1.
func (s Sketch) Resembles(o Sketch) (resemblance, share float64) {
	if s.size == 0 || o.size == 0 {
		return 0, 0
	}
	equal := 0
	for i := range s.mins {
		if s.mins[i] == o.mins[i] {
			equal++
		}
	}
	resemblance = float64(equal) / slots
	share = resemblance * float64(s.size+o.size) / ((1 + resemblance) * float64(min(s.size, o.size)))
	return resemblance, min(share, 1)
}

// Copies tells whether the two are copies of one text. It is symmetric.
func (s Sketch) Copies(o Sketch) bool {
	linked := slices.ContainsFunc(s.links, func(l string) bool { return slices.Contains(o.links, l) })
	if s.size == 0 || o.size == 0 {
		// A notice of three words that names its original: there is nothing that speaks against it.
		return linked && s.size+o.size > 0
	}
	resemblance, share := s.Resembles(o)
	switch {
	case linked:
		return resemblance >= leastResemblanceLinked && share >= leastShareLinked
	case min(s.size, o.size) < short:
		return resemblance >= leastResemblance && share >= leastShareShort
	}
	return resemblance >= leastResemblance && share >= leastShare
}
