// Package place says which place on Earth a name means.
//
// A Gazetteer holds the countries, the first-level divisions and the towns of
// a thousand people and more that GeoNames lists, with their other names, and
// the seas, regions, islands and facilities of the news. It is embedded in the
// program, is read in place, and opens in milliseconds. The tables that it is
// made of, where they come from and their licences are in data/README.md.
//
//	g, err := place.Load()
//	g.Lookup("Kiev")          // Kyiv, the capital, before the six other places so called
//	g.Lookup("Kursk region")  // Kursk Oblast, not the town
//	g.Lookup("Paris, Texas")  // Paris in Lamar County, then the other Parises
//	g.Demonym("North Korean") // North Korea
//
// Lookup knows one name at a time. Resolve takes all the toponyms of one
// article and decides them together: "London" beside "Ontario" and "Toronto"
// is the London in Canada.
//
// What the package promises:
//
//   - Names are compared folded (see Fold), so case, diacritics, hyphens,
//     "St." for "Saint", zero-width characters and Latin look-alikes from
//     other alphabets make no difference. What is shown is never folded.
//   - The same input gives the same output, in the same order, always.
//   - A Gazetteer never changes after it was opened; any number of goroutines
//     may use it at once.
//   - Any string may be asked for. A name that no place bears gives nothing.
//   - A place that GeoNames numbers keeps that number as its ID. The seas and
//     regions that were added by hand have none (ID 0); Key names both.
package place
