// Package resolve gives what one article says its place in the one graph of all articles: one identity for
// one real thing, and the batch of nodes and edges that goes in.
//
// What the package promises:
//
// It does so in two steps. [Resolver.Batch] gives what an article speaks of ids, by keys; [SettleGraph] then decides over
// what all articles together say which ids are one.
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
// as do two that appear on either side of a week's end, and only settling may join them; and two happenings of one
// kind between the same sides at one place in one week give one.
//
// # Across articles
//
// Settling puts ids into one node that no key could put there: "Bill Clinton" and "William J. Clinton", a
// family name that only one article uses and the person that it must mean. An [Identity] is the evidence on one
// id: names, posts, company, places, time. [Blocks] gives the keys under which identities meet, [Compare] what a
// pair comes to, [Settle] the groups of a set; [SettleGraph] does the same with a graph, beginning with what
// changed and going on to what hangs on it. What is promised:
//
//   - The outcome is a function of the set of identities and of the judgements. No decision looks at another: an
//     identity holds the ids that articles gave, not the nodes that they stand in. So articles may come in any
//     order and portions, be replaced and removed, and a run may die; a later article that makes a decision
//     wrong undoes it.
//   - A doubtful pair stays apart and is kept with the record, for review. What is found different, or judged so,
//     is never in one group, whatever lies between. What could be either of two different ones is neither's
//     unless one stands out.
//   - Persons and organizations whose id is scoped to an article are satellites: each joins the group that it
//     stands nearest to, or stays alone; none holds others together, so that a hub may have any number of them.
//     Events are peers, scoped or not.
//   - A blocking key that more than BlockBound identities have is passed over, as one that means nobody in
//     particular; when it grows so large, what it held together is decided again without it. Narrow keys
//     (family name and company, say) are therefore worth having besides broad ones.
//   - The node that stays is that of an id which is not scoped to an article, of these one of many more articles
//     (by powers of ten), of these the first id.
//
// Two events meet when a word for them is the same, or near it in the extractor's lists, within a week. They are one
// when words, kind, sides, places and the company that they keep make it likely (see events_evidence.go for the
// weights), and nothing vetoes: no common place or participant worth the name, other places, other sides, other
// numbers, other days, or an article that tells of both. TestEventsAcross measures it on articles that tell one story
// and articles of many stories in one heap; without the dates of the articles, which those corpora lack, two in
// three of the joined pairs are right, where the same head lemma has one in three.
//
// [Judgements] overrule all that. They are kept with the records that they went into, so that one that was taken
// back is undone by the next run.
//
// # What an article contributes to a node
//
// A MENTIONS edge carries count (mentions), offsets (start and end of each mention in turn, in code points),
// names, and as far as the article says it kind, status, date and datePrecision. The graph folds these into
// the node (see graph.Fold).
package resolve
