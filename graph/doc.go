// Package graph is the knowledge graph as values: what a news article says, who said it, on whose word,
// and who else stands behind it.
//
// It promises that a graph is a function of its articles. Write them in any order, in one batch or in
// many, twice, or over an older text of themselves: the nodes, the edges and every property come out the
// same, and [Dump] prints the same bytes. Three rules make it so:
//
//   - An article is replaced whole. Its edges carry its id; a write takes away those that the article no
//     longer gives before it adds the new ones.
//   - A node stays while something holds it: an edge of an article at either end, or a gazetteer edge
//     that ends in it. What nothing holds any more is removed, and so up the chain of places.
//   - What articles contribute bit by bit to a node is kept on the edges and folded into the node by
//     [Fold], whose join does not care about order.
//
// # Settling
//
// An article gives ids; that two of them are one real thing is decided over what all articles say (package
// resolve), and undone when a later article makes it wrong. For that a graph keeps a [Record] of each id that
// was given to a person, an organization or an event, apart from the node: the evidence, and the node that the
// id stands in. Until somebody settles it, each id stands in its own node, and a graph that was written and
// not settled says of its records that they are unsettled; so a run that died is made good by the next.
//
//   - What stands in one node is one node: its edges run there, its folded properties are folded over all of
//     them, and the ids besides its own are its formerIds, so that a link to one of them still leads somewhere.
//     Its static properties are those of its own id.
//   - An edge that runs to a node under another id says so (fromWas, toWas: see [Edge]). Its key is made of
//     the ids that the article gave, and so is the same before and after; an article is replaced and removed
//     as ever, whoever stands where.
//   - Which ids stand in which node is given to [Ledger.Settle], in one transaction with the evidence that it
//     was decided on. A decision that is a function of the evidence makes the graph a function of its articles.
//
// [Mem] is these rules in a few lines, and what a graph in Neo4j (package store) is held to.
//
// # Glossary
//
//   - An article is one published text. It is a node, and the origin of every edge but the gazetteer's.
//   - An entity is a node that is not an article: a person, an organization, a place or an event.
//   - A claim is an edge STATED, CONFIRMED or DENIED from a speaker to an event.
//   - The evidence of an edge is the span [Edge.Start, Edge.End) of the article's text, in code points.
//   - A gazetteer edge says which place lies in which. It has no article and is the same whoever brings it.
//   - A static property is the same whoever reports it and lies in [Node.Props]. A folded property is
//     computed from the edges and never lies there.
//   - A batch is what one or more articles contribute, written whole or not at all.
//   - A record is what a graph keeps of an id apart from its node; a ledger is the records while they are settled.
//   - The canonical form of a batch is checked, without duplicates and sorted: see [Batch.Canonical].
package graph
