package resolve

import "slices"

// blocksOfPerson are the blocking keys of a person.
func blocksOfPerson(i Identity) []string {
	var keys []string
	for _, n := range i.Names {
		if k := spell(n); k != "" {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// comparePersons tells whether two persons are one.
func comparePersons(a, b Identity) (Verdict, float64, []string) {
	if a.OneArticle != "" || b.OneArticle != "" {
		return Different, 0, nil
	}
	for _, k := range blocksOfPerson(a) {
		if slices.Contains(blocksOfPerson(b), k) {
			return Same, 1, []string{"the same name"}
		}
	}
	return Different, 0, nil
}
