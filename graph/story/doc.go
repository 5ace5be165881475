// Package story tells which articles carry the same text: a wire story in twenty papers is one origin.
//
// What the package promises:
//
//   - [Of] makes a sketch of a text, some 700 bytes however long the text is. Two sketches tell how much two
//     texts share ([Sketch.Resembles]) and whether they are copies ([Sketch.Copies]): the same text cut, with
//     another headline, with its paragraphs in another order, with some words changed, with a credit line
//     added. Two texts of their own about one happening are none, even where they quote the same words.
//   - [Sketch.Keys] are what an index finds candidates by. Copies share at least one of the keys with a
//     probability of more than 0.97 where a third of what the two texts hold is common to both, and all but
//     surely where half is; texts that have nothing but a stock phrase in common share none.
//   - [Stories] is a function of the set of articles, whatever their order. A story is what pairs of copies
//     connect: the half and the other half of a text are one story where the whole is there, too.
//
// # How
//
// A text becomes the set of its shingles, runs of four words without case and punctuation (A. Broder, "On the
// resemblance and containment of documents", SEQUENCES 1997). Of the set, 128 hash functions keep the least
// value each; the share of functions on which two sets agree is an unbiased estimate of their Jaccard
// similarity J, with a standard deviation of sqrt(J(1-J)/128), at most 0.045. Sixteen bits of each value are
// kept (P. Li and A. C. König, "b-Bit minwise hashing", WWW 2010): two different values agree by chance once
// in 65,536 times. With the sizes of the sets, J gives what share of the shorter text the other holds,
// J(a+b) / ((1+J) min(a, b)).
//
// For the index, the 128 values lie in 64 bands of two (P. Indyk and R. Motwani, "Approximate nearest
// neighbors", STOC 1998): two texts share a band with the probability J², so one of 64 with 1-(1-J²)^64.
//
// The hash functions are fixed for ever, because sketches live in databases. Nothing here is secret: who
// wants a text to look like another one can make it so, by copying it.
package story
