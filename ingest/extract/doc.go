// Package extract turns an article into a graph: who stated, confirmed or denied which event, who took part in it, and
// where it happened.
//
//	x, err := extract.New(gazetteer)
//	g := x.Extract(extract.Text{Body: body, Published: day})
//
// This first extractor works by patterns and word lists alone. An article is read in layers, each of which takes only
// what the earlier ones found, so that a trained reader can take the place of one layer and leave the others as they
// are:
//
//	reading       words with parts of speech, quotations         reading.go, tags.go, quotes.go
//	names         names with their types, groups of people        names.go, nametype.go
//	entities      all names of one person, organization or place  entities.go
//	references    pronouns and descriptions                       phrases.go, refer.go
//	statements    source, cue and content of every claim          statements.go, speaker.go, content.go
//	happenings    words that report an event, and which of them   triggers.go, heads.go, events.go, status.go, dates.go
//	              each claim is about
//	participants  who took part, in which role                    participants.go
//	events        happenings that are one and the same            same.go
//	places        where events, places and organizations are      where.go
//	affiliations  posts and memberships                           affiliations.go
//	graph         the exchange form                               build.go, graph.go
//
// What the package promises:
//
//   - The same text gives the same graph, whatever the machine, the time of day and the number of goroutines.
//   - All offsets are Unicode code points into Text.Body, and the text between them is the mention, cue or trigger.
//   - An edge always joins an entity and an event, or two entities, of the same graph.
//   - CONFIRMED and DENIED are claimed only where the verb says so without negation, doubt or condition: a wrong
//     confirmation costs more than a missed one.
//   - What stands behind the end of the article ("Most Commented", share bars) is not read.
//   - No input makes it panic, and time grows in proportion to the text.
package extract
