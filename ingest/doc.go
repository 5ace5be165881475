// Package ingest runs the stages: articles are analysed, resolved and written.
//
// What the package promises:
//
//   - The unit of work is the article. It is analysed on its own, by one of several workers, and taken up
//     again in the order in which it came, so that the result does not depend on the number of workers.
//   - An article that fails, even by a panic, fails alone and is reported with its place and the reason.
//   - What is done is skipped: an article whose id, revision and extractor the graph knows already. So a run
//     that ended early, by Ctrl-C, a dead server or a power cut, is simply run again.
//   - Whole articles are written, in batches, by one writer. On Ctrl-C the batch in hand is still written.
//   - When the input has ended, the graph is settled: what all articles together say decides which people,
//     organizations and events are one (see resolve.SettleGraph). A run that does not get that far leaves it to
//     the next, which settles what it finds unsettled even where it has no article to write.
//   - Memory is bounded: reading waits for analysis, and analysis for writing.
//
// Where the articles come from and where the graph goes are the caller's: a sequence, a Sink, a Known. The
// program gives it package source and a Neo4j, a dry run gives it graph.Mem.
//
// # How a run goes on
//
// There is no file that says how far a run came: the graph itself does. An article is written whole with its
// revision (see article.Article.Revision) and the name of what analysed it, in one transaction with all that
// it gives. The next run asks Known for the ids that it meets, in handfuls, and leaves out those whose
// revision and name are the same. So nothing is lost with the process, two runs may overlap, a corrected
// text, title or date or a better extractor replaces what was there, and a run over what is done costs no
// more than the reading.
//
// # Graphs that come along
//
// An article may bring its graph in the exchange format (article.Item.Given). It is checked and not
// extracted: ids must resolve, offsets lie inside the text, types be those of the model. It goes through the
// same resolution as any other, so that graphs of other makers meet ours at the same nodes.
package ingest
