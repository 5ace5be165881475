// Package resolve gives what one article says its place in the one graph of all articles: one identity for
// one real thing, and the batch of nodes and edges that goes in.
//
// It does so in two steps. [Resolver.Batch] gives what an article speaks of ids, by keys; [SettleGraph] then decides over
// what all articles together say which ids are one.
//
// What the package promises:
//
//   - A batch is a function of one article, its extracted graph and the gazetteer. It knows no other article
//     and no database. So the graph does not depend on the order, the number or the grouping of articles.
//   - Two things get one id when, and only when, their keys are equal (below). Where the evidence does not
//     reach, a thing is kept to its article: a false merge says what nobody said; a missed one can be asked
//     for again. Ids that are one thing all the same become one node when the graph is settled.
//   - Every edge carries the article's id, the offsets and the sentence of its evidence. An edge that the
//     model does not allow (from an unnamed source to the post it holds, from a place to itself) is left out.
//
// # Keys
//
// A person is the name, folded: case, accents and alphabet, white space, forms of address and academic
// degrees do not count, and spellings that only transliterate one name differently (Zelensky, Zelenskyy,
// Zelenskiy) are one. A single word that many people are called ("Smith", everyday.txt) is kept to its
// article; one that few are called is a name like any other. A few names that no rule leads to the full one
// stand in known.txt.
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
// enough to tell it from the others of its kind; else it is the passage that speaks of it, which the copies of a
// text share (see copies.go), and where that could stand in any report it is kept to its article. Sides are the people,
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
// # Names
//
// Whether two ids are one person or organization is settled by what all articles tell (Compare, Settle). Names
// are taken apart first: given and family name, whatever order a tradition has them in, patronymic, suffix,
// rank, nickname; the nation and the legal form of an organization. Then:
//
//   - Words are one when rules of transliteration lead from one to the other (translit.go), given names also
//     when they are forms or short forms of one (nicknames.txt). Nothing is compared by edit distance.
//   - Names that contradict each other are two people: other given names, initials, fathers' names, "Jr.".
//     Nations, numbers and parts tell organizations apart: a squad is not its police, a label not its company.
//   - Names that agree in full are one. A family name alone goes with a full one when few bear it and articles
//     on the two have something in common; of several bearers, with the one whom by far most articles mention;
//     one that many bear only with the same post and title, or in stories of the same days with the same others.
//   - What may be one and is not sure to be is doubtful, and says why.
//
// Known limits: two people of one full name are one; an acronym that no article explains goes with any name
// of these initials whose articles have company in common; names in two languages ("Médecins Sans Frontières")
// and stage names are not seen to be one.
//
// # What an article contributes to a node
//
// A MENTIONS edge carries count (mentions), offsets (start and end of each mention in turn, in code points),
// names, and as far as the article says it kind, status, date and datePrecision. The graph folds these into
// the node (see graph.Fold).
package resolve
