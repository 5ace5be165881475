package extract

import "newsgraph/ingest/nlp"

// Quotations are found by their marks alone. Straight marks open and close in turn inside a paragraph; a mark that
// is never closed opens a quotation to the end of its paragraph, as in speech that goes on in the next one.
//
// Nesting is not followed: inside double marks single ones are taken as text, and the other way round. Papers that
// open every paragraph of a long speech with a mark and close only the last are read paragraph by paragraph, which
// gives the same result, since a quotation never leaves its paragraph here.

// isQuoteMark reports whether a token is a double quotation mark, or the single one that some papers use for it.
func isQuoteMark(s string) bool {
	switch s {
	case `"`, "“", "”", "„", "«", "»", "``", "''", "‘":
		return true
	}
	return false
}

// findQuotes fills quotes, marks included, and notes at each word in which it stands.
func (r *reading) findQuotes() {
	open := -1
	var closer func(string) bool
	finish := func(last int) {
		for k := open; k < last; k++ {
			r.words[k].quote = len(r.quotes)
		}
		r.quotes = append(r.quotes, nlp.Span{First: open, Last: last})
		open = -1
	}
	paragraph := -1
	for i := range r.words {
		if p := r.doc.Sentences[r.words[i].sent].Paragraph; p != paragraph {
			if open >= 0 {
				finish(i)
			}
			paragraph = p
		}
		t := r.doc.Tokens[i].Text
		switch {
		case open >= 0 && closer(t):
			finish(i + 1)
		case open < 0 && isQuoteMark(t) && t != "”":
			open, closer = i, closerOf(t)
		case open < 0 && t == "'" && r.opensSingle(i):
			open, closer = i, func(s string) bool { return s == "'" }
		}
	}
	if open >= 0 {
		finish(len(r.words))
	}
}

// closerOf returns the test for the mark that ends what mark begins.
func closerOf(mark string) func(string) bool {
	switch mark {
	case "‘":
		return func(s string) bool { return s == "’" || s == "'" }
	case "“", "„":
		return func(s string) bool { return s == "”" || s == "“" || s == `"` || s == "''" }
	case "«":
		return func(s string) bool { return s == "»" }
	case "»":
		return func(s string) bool { return s == "«" }
	}
	return func(s string) bool { return s == `"` || s == "''" || s == "”" }
}

// opensSingle reports whether a straight single mark opens a quotation: white space before it, a word glued behind
// it, and a closing mark in the same sentence.
//
// The apostrophe has the same shape, so all three signs are asked for: "the 'Prince of Pot' said" opens one, "the
// workers' strike" and "rock 'n' roll" (glued on the left, or closed only after a gap) do not.
func (r *reading) opensSingle(i int) bool {
	s := r.sentence(i)
	if i+1 >= s.Last || !r.glued(i+1) || r.glued(i) && i > s.First && r.words[i-1].lower != "(" {
		return false
	}
	for k := i + 2; k < min(s.Last, i+60); k++ {
		if r.doc.Tokens[k].Text == "'" && r.glued(k) {
			return true
		}
	}
	return false
}

// inQuote reports whether the words i and k stand in the same quotation, or both in none.
func (r *reading) sameQuote(i, k int) bool { return r.words[i].quote == r.words[k].quote }
