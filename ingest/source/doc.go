// Package source reads any file, folder or stream as a sequence of articles.
//
// A path is a file, a folder (read to the bottom in the order of names; hidden files are left out), a
// pattern such as "news/*.txt", or "-" for standard input. What a file is, its content says and not its
// name, with one exception: a name in .jsonl, .ndjson or .json makes it JSON.
//
//   - Text: one article. It may begin with header lines (see parseHeader), which end at the first blank line.
//   - The exchange format: JSON objects one a line, or one after another, or in one array. An article's fields
//     stand in the object itself or under "article": text, and as far as they are known title, url, source,
//     author, published, language. Names that datasets use instead (body, content, headline, link,
//     publisher, authors, published_at, date, lang) are understood, all other fields are left alone.
//   - An object that also has "entities", "events" or "edges" carries its graph with it. Its text is left as
//     it is, for their offsets to hold; the graph itself is checked by whoever loads it.
//
// Text is converted to UTF-8. Its encoding is recognised by a byte order mark, by being valid UTF-8, by the
// zero bytes of UTF-16, or by the statistics of letters; a guess is told in a note of the article. Then it is
// cleaned (see article.Clean). Ids in the input are not kept: an article's id follows from its address or its
// text, wherever it is read.
//
// What the package promises:
//
//   - Every input yields an article or an error that names the place and says what to do; one bad file or
//     line never ends the sequence.
//   - Memory is bounded: no record over MaxRecord bytes is held, however large the file.
//   - The same paths give the same sequence. Nothing depends on the time or on the order of a directory.
//   - No input makes it panic.
//
// Every kind of input is a function from an open file to a sequence. To add one: recognise it in detect,
// name it in the switch of file.read, write it in a file of its own.
package source
