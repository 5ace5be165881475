package resolve

import (
	"cmp"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/extract"
	"newsgraph/ingest/place"
)

// place resolves a place: to the gazetteer's entry where the extractor found one, else to its name.
func (w *work) place(e extract.Entity) identity {
	if p, ok := w.entry(e); ok {
		ref := w.onMap(p)
		w.places[ref.ID] = p
		return identity{ref, ref.ID, p.Kind == place.Country}
	}
	name := cmp.Or(place.Fold(e.Name), strings.Join(fold(e.Name), " "))
	ref := graph.Ref{Label: graph.Place, ID: graph.ID("place", cmp.Or(name, e.Name))}
	return identity{ref, ref.ID, false}
}

// entry is the gazetteer's entry of the place. A place that the gazetteer knows but GeoNames has no number
// for (a sea, a stretch of land) is found by its name and position.
func (w *work) entry(e extract.Entity) (place.Place, bool) {
	if e.GeoNames != 0 {
		return w.Resolver.places.ByID(e.GeoNames)
	}
	if e.Lat == 0 && e.Lon == 0 {
		return place.Place{}, false
	}
	for _, p := range w.Resolver.places.Lookup(e.Name) {
		if p.ID == 0 && place.Distance(p, place.Place{Lat: e.Lat, Lon: e.Lon}) < 1 {
			return p, true
		}
	}
	return place.Place{}, false
}

// onMap adds the node of a gazetteer place, and with edges of the gazetteer the places it lies in.
func (w *work) onMap(p place.Place) graph.Ref {
	ref := placeRef(p)
	if _, ok := w.nodes[ref.ID]; ok {
		return ref
	}
	props := graph.Props{
		"countryCode": p.CountryCode, "location": graph.Point{Lat: p.Lat, Lon: p.Lon}, "population": int64(p.Population),
	}
	if p.Population == 0 {
		delete(props, "population") // not known
	}
	if ref.Gazetteer() {
		props["name"], props["kind"] = p.Name, p.Kind
	}
	w.add(graph.Node{Ref: ref, Props: props})
	if p.Kind == place.Continent {
		return ref
	}
	if chain := w.Resolver.places.Chain(p); len(chain) > 0 {
		parent := w.onMap(chain[0])
		w.edges = append(w.edges, graph.Edge{
			Type: graph.LocatedIn, From: ref, To: parent, Props: graph.Props{"source": "geonames"},
		})
	}
	return ref
}

// placeRef names the node of a gazetteer place. One without a GeoNames number is one of the places that
// articles name, under the gazetteer's name for it.
func placeRef(p place.Place) graph.Ref {
	if p.ID != 0 {
		return graph.Ref{Label: graph.Place, ID: p.Key()}
	}
	return graph.Ref{Label: graph.Place, ID: graph.ID("place", p.Key())}
}

// inGazetteer tells whether the gazetteer puts one place into the other.
func (w *work) inGazetteer(from, to string) bool {
	for _, p := range w.Resolver.places.Chain(w.places[from]) {
		if p.ID != 0 && placeRef(p).ID == to {
			return true
		}
	}
	return false
}
