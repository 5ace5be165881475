// Package resolve gives what one article says its place in the one graph of all articles: one identity for
// one real thing, and the batch of nodes and edges that goes in.
//
// What the package promises:
//
//   - A batch is a function of one article, its extracted graph and the gazetteer. It knows no other article
//     and no database. So the graph does not depend on the order, the number or the grouping of articles.
//   - Two things become one node when, and only when, their keys are equal (below). Where the evidence does
//     not reach, a thing is kept to its article: a false merge says what nobody said; a missed one can be
//     asked for again.
//   - Every edge carries the article's id, the offsets and the sentence of its evidence. An edge that the
//     model does not allow (from an unnamed source to the post it holds, from a place to itself) is left out.
//
// # Keys
//
// A person is the name, folded: case, accents and alphabet, white space, forms of address and academic
// degrees do not count, and spellings that only transliterate one name differently (Zelensky, Zelenskyy,
// Zelenskiy) are one. A surname alone means the statesman that all the world knows by it (known.txt: "Putin" is
// Vladimir Putin); else a single word that many people are called ("Smith", everyday.txt) is kept to its
// article, and one that few are called is a name like any other.
//
// An organization is its name, folded, without "the", "Inc." and the like. A force or a group of officials
// with a nation's name on it is the nation and what it is: "North Korean troops", "the army of North Korea"
// and "North Korean soldiers" are one, "North Korean officials" are another. A name without anything of its
// own ("Foreign Ministry", "Supreme Court") is kept to its article, as is a source without a name.
//
// A place on the map is its entry in the gazetteer, and brings along the places it lies in. Any other place
// is its name.
//
// An event is its kind, its most specific place, its sides and its time (see event.go), when these are
// enough to tell it from the others of its kind; else it is kept to its article. Sides are the people,
// organizations and nations that act or suffer; a nation's forces, government and officials count as the
// nation. The limits of this rule: two articles that name different sides of one happening give two events,
// as do two that appear on either side of a week's end; and two happenings of one kind between the same sides
// at one place in one week give one.
//
// # What an article contributes to a node
//
// A MENTIONS edge carries count (mentions), offsets (start and end of each mention in turn, in code points),
// names, and as far as the article says it kind, status, date and datePrecision. The graph folds these into
// the node (see graph.Fold).
package resolve
