// Package article is a news article as newsgraph works on it, and where it was read.
//
// What the package promises:
//
//   - An article has one id on every machine and in every run. With an address, the id comes from the
//     canonical address (see Canonical), so that a link with tracking parameters and the same link without
//     are one article. Without one, it comes from the text in Unicode normal form C with white space
//     folded, so that the same text saved twice with other line ends is one article.
//   - Text is cleaned once, when it is read (see Clean), and never again: every offset of the graph counts
//     code points of Article.Text as it stands in the value, in the exchange format and in Neo4j.
//   - What an article says of where its text is from is read off it (see Article.Credits, Article.Agency and
//     Article.Canonical). Which articles are copies of one another is told from their texts, in graph/story.
//   - Nothing here reads a clock, a file or the network.
//
// The JSON tags of Article are those of the "article" object of the exchange format.
package article
