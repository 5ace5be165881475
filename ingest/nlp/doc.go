// Package nlp reads English news: it turns the text of an article into a
// layered Document that the rest of newsgraph works from.
//
// The layers, each of which rests on the ones before it:
//
//	tokens        words as Universal Dependencies cuts them ("do" + "n't")
//	sentences     runs of tokens, with the paragraph and the kind of each
//	tags          part of speech and lemma of each token
//	trees         one dependency tree for each sentence
//	mentions      names with their types
//	attributions  who said which words: source, cue, content
//	triggers      words that report a happening, with its kind
//	chains        mentions, descriptions and pronouns that mean one thing
//
// Parse gives tokens and sentences by rules alone and costs microseconds; a
// Reader fills the other layers with a small neural network that is part of
// the binary.
//
// What the package promises:
//
//   - Offsets are Unicode code points into Document.Text, start inclusive, end
//     exclusive. A byte that is not valid UTF-8 counts as one code point.
//   - Tokens are in order, never overlap, never hold white space, and
//     Token.Text is exactly the text between Start and End: nothing is
//     normalized, so every claim can be shown in the article.
//   - Every token belongs to exactly one sentence. Text behind Document.Body
//     (share bars, "Most Commented", copyright lines) has no tokens at all.
//   - The same text gives the same Document on every machine, with any number
//     of workers. Nothing here reads a clock, a file or the network.
//   - No input makes it panic, and time grows in proportion to the text.
package nlp
