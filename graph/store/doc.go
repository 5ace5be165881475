// Package store keeps a graph in Neo4j. It is the only Neo4j client of the module, and it alone knows how
// the graph lies in the database.
//
// It promises:
//
//   - A batch is one transaction. Whenever the program or the server dies, an article is in the graph with
//     all that it gave, or not at all; so a run that died is run again, and what [Store.Known] reports is
//     skipped.
//   - The graph is the one that package graph defines: the conformance suite of package storetest holds
//     this store and graph.Mem to the same dump, in every order of writes.
//   - Only our nodes and edges are touched, told by the prefixes of their ids and keys. Another
//     application's graph in the same database is left as it is, and so is what a user has drawn onto
//     ours: a node with such an edge is not removed.
//   - Values go to the server as parameters only. The statements lie in statements/*.cypher, with nothing
//     to fill in but a label or a type of the model.
//   - An error of the database is an [*Error]: one line that says what failed, where, and what to do. The
//     password is in no error and no log.
//
// # Layout
//
// A node has the label of the model, the property id, its static properties and its folded ones; all but
// articles carry the label Entity too. An edge has the type of the model, the property key and, unless it
// is the gazetteer's, articleId, start and end. The constraints and indexes are in schema.cypher.
//
// What settling works with lies in nodes of its own, which no edge joins to the others: a record of each id of a
// person, an organization or an event (NewsgraphRecord: id, node, own, articles, said, the properties
// static_… of its node, unsettled, doubts, judged), with an edge NEWSGRAPH_KEY to each of its blocking keys
// (NewsgraphKey), whose members are so found, and counted, without an index on lists. A query that counts all
// nodes must leave these labels out.
//
// # How a batch is written
//
// One writer at a time: what is a copy of what depends on all articles, and two writers who each bring one copy
// would not see the other's. Two runs may overlap; their batches go one after the other. Copies are found by a
// full-text index over the sketches of the articles, at most 200 for one article: see copies.go.
//
// Nodes first, in the order of their ids, which takes their locks in the same order for every writer; then
// the edges that the articles gave before and no longer give are deleted, the others written; then the
// nodes that nothing holds any more are removed. A node's folded properties are joined in Go with what
// they were, by graph.Fold, so a country with a hundred thousand mentions costs one row. Only where an
// article took something back is its node folded anew from its edges. In the same way, the evidence of a record
// is joined with what the batch says, and taken anew from the edges only where one of more articles than the
// record holds took something back.
//
// # How a graph is settled
//
// One settles at a time. The unsettled records that it reads are locked until it is done, and each other one that
// it moves from before its edges are; a writer for its part holds the records of its ids before it looks where
// they stand, so that no edge is left behind. Edges are moved by creating each anew, with its key and its properties, at the node where it now runs.
// An edge that a user has drawn onto a node stays there, and keeps that node.
package store
