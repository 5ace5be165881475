// Package extract turns an article into a graph: who stated, confirmed or denied which event, who took part in it, and
// where it happened.
//
//	x, err := extract.New(gazetteer)
//	g := x.Extract(extract.Text{Body: body, Published: day})
//
// New makes an extractor of patterns and word lists alone. NewWith takes a trained reader as well ([nlp.Reader]), whose
// tags, names, trees and reported speech then correct those of the rules, layer by layer, wherever that was measured
// to be better; its chains of coreference say only who speaks where the rules know nobody, and its triggers are left
// alone. What takes the weighing of many weak signs (which word a claim is about, which words tell an event that matters,
// which of them are one, where it happened, who took part) is decided by small tables that were learned from annotated
// articles (weigh.go, model/README.md).
//
// An article is read in layers, each of which takes only what the earlier ones found:
//
//	reading       words with parts of speech, quotations        reading, tags, closed, verbnoun, initial, quotes
//	names         names with their types, groups of people       names, bridge, titles, groups, nametype, placeweight,
//	                                                             nameread
//	entities      all names of one person, organization, place   entities, clusters
//	references    pronouns and descriptions                      phrases, refer
//	statements    source, cue and content of every claim         statements, voice, content, clause, object, before,
//	                                                             subject, inverted, speaker, apposed, chains,
//	                                                             speech, via, speechread
//	happenings    words that report an event, and which of them  triggers, chief, predicate, events, status, dates,
//	              each claim is about                          tree, choosing, keeping
//	events        happenings that are one and the same           same, matching, agree, link, eventname
//	places        where events, places and organizations are     where, scene, siting, inplace
//	participants  who took part, in which role                   participants, treeargs, around, taking
//	affiliations  posts and memberships                          affiliations
//	graph         the exchange form, and why each edge is there   build, graph, why
//
// The word lists stand in the folder lexicon and are described there.
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
