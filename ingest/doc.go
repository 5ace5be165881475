// Package ingest runs the stages: articles are analysed, resolved and written.
//
// What the package promises:
//
//   - The unit of work is the article. It is analysed on its own, by one of several workers, and taken up
//     again in the order in which it came, so that the result does not depend on the number of workers.
//   - An article that fails, even by a panic, fails alone and is reported with its place and the reason.
//   - What is done is skipped: an article whose id, text and extractor the graph knows already. So a run
//     that ended early, by Ctrl-C, a dead server or a power cut, is simply run again.
//   - Whole articles are written, in batches, by one writer. On Ctrl-C the batch in hand is still written.
//   - Memory is bounded: reading waits for analysis, and analysis for writing.
//
// Where the articles come from and where the graph goes are the caller's: a sequence, a Sink, a Known.
package ingest
