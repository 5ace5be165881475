package place

import "iter"

// All yields every place, in the order of their GeoNames ids.
func (g *Gazetteer) All() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for r := range g.Len() {
			if !yield(g.place(r)) {
				return
			}
		}
	}
}
