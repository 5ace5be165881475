package nlp

// adopt gives contents without a cue in their sentence to the speech beside
// them. Newspapers name the speaker once and let a quotation run on:
//
//	“We are ready,” she said. “We have been for weeks. Nobody listens.”
//	“We have been ready for weeks. Nobody listens,” she said.
//
// Contents without a cue in sentences that follow each other make a run. A run
// goes to the speech with which it shares a quotation, first to that behind it;
// else, at the head of a paragraph, to the speech that follows in it; else to
// the speech right before it. What a colon announced goes to the announcer.
func adopt(d *Document, contents []marked, cues []anchor, owner []int) {
	regions := quotations(d)
	region := func(c marked) int {
		for t := c.First; t < c.Last; t++ {
			if regions[t] > 0 {
				return regions[t]
			}
		}
		return 0
	}
	sentence := func(c marked) int { return d.SentenceOf(c.First) }
	paragraph := func(c marked) int { return d.Sentences[sentence(c)].Paragraph }
	// Only a quotation, or a sentence that is all reported, goes on with the
	// speech of another. A clause ("rejected the account") has a cue of its own
	// that was not found, and nobody knows whose.
	free := func(i int) bool {
		c := contents[i]
		s := d.Sentences[sentence(c)]
		return owner[i] < 0 && (region(c) > 0 || 5*c.Len() >= 4*(s.Last-s.First))
	}
	for i := 0; i < len(contents); i++ {
		if !free(i) {
			continue
		}
		end := i + 1
		for end < len(contents) && free(end) && sentence(contents[end])-sentence(contents[end-1]) <= 1 {
			end++
		}
		last := end - 1
		var to int
		before, behind := -1, -1
		if i > 0 {
			before = speechOf(d, cues, sentence(contents[i-1]), owner[i-1])
		}
		if end < len(contents) {
			behind = owner[end]
		}
		near := before >= 0 && sentence(contents[i])-max(sentence(contents[i-1]), cues[before].sentence) <= 1
		next := behind >= 0 && sentence(contents[end])-sentence(contents[last]) <= 1 && paragraph(contents[last]) == paragraph(contents[end])
		open := region(contents[last])
		switch {
		case signature(d, cues, sentence(contents[last])+1) >= 0:
			to = signature(d, cues, sentence(contents[last])+1)
		case near && announces(d, cues[before]):
			to = before
		case behind >= 0 && open > 0 && open == region(contents[end]):
			to = behind
		case before >= 0 && region(contents[i]) > 0 && region(contents[i]) == region(contents[i-1]):
			to = before
		case next && (i == 0 || paragraph(contents[i]) != paragraph(contents[i-1])):
			to = behind
		case near:
			to = before
		case next:
			to = behind
		default:
			to = cueBefore(cues, sentence(contents[i]))
		}
		for k := i; k < end; k++ {
			owner[k] = to
		}
		i = last
	}
}

// announces reports whether a cue opens speech with a colon: "She went on:", or
// the name in front of a speech in a transcript.
func announces(d *Document, cue anchor) bool {
	return d.Tokens[cue.Last-1].Text == ":" || cue.Last < len(d.Tokens) && d.Tokens[cue.Last].Text == ":"
}

// speechOf returns the cue to which a quotation behind the sentence goes back:
// of several cues in it the highest in the tree, "said" rather than "accusing".
func speechOf(d *Document, cues []anchor, sentence, fallback int) int {
	at, depth := -1, 0
	for k := range cues {
		if cues[k].sentence != sentence {
			continue
		}
		if n := d.depth(cues[k].head); at < 0 || n < depth {
			at, depth = k, n
		}
	}
	if at < 0 {
		return fallback
	}
	return at
}

// depth is the number of arcs between a word and its root.
func (d *Document) depth(t int) int {
	n := 0
	for t = d.Tokens[t].Head; t >= 0; t = d.Tokens[t].Head {
		n++
	}
	return n
}

// signature returns the cue that is a dash at the head of the sentence, as
// under a letter: "― Ana Ruiz, 34". -1 if there is none.
func signature(d *Document, cues []anchor, sentence int) int {
	for k := range cues {
		if cues[k].sentence == sentence && cues[k].First == d.Sentences[sentence].First && d.Tokens[cues[k].First].Case == CaseOther {
			return k
		}
	}
	return -1
}

// cueBefore returns the cue that stands alone in the sentence before: "He went
// on:". -1 if there is none.
func cueBefore(cues []anchor, sentence int) int {
	at := -1
	for k := range cues {
		if cues[k].sentence == sentence-1 {
			at = k
		}
	}
	return at
}

// quotations numbers the quotations of the text and returns for each token that
// of the quotation it stands in, its marks included, or 0. One that is open at
// the end of a paragraph goes on if the next begins with an opening mark, as
// newspapers write it; otherwise its closing mark was forgotten.
func quotations(d *Document) []int {
	regions := make([]int, len(d.Tokens))
	number, open := 0, false
	for i, s := range d.Sentences {
		if i > 0 && s.Paragraph != d.Sentences[i-1].Paragraph && open && !opensQuotation(d, s.First) {
			open = false
		}
		for t := s.First; t < s.Last; t++ {
			switch {
			case !open && opensQuotation(d, t):
				open = true
				number++
				regions[t] = number
			case open && closesQuotation(d, t):
				open = false
				regions[t] = number
			case open:
				regions[t] = number
			}
		}
	}
	return regions
}

func opensQuotation(d *Document, t int) bool {
	switch d.Tokens[t].Text {
	case "“", "„", "«", "``":
		return true
	case "\"", "''":
		// Straight marks are alike: an opening one has its word right behind.
		return t+1 < len(d.Tokens) && d.Tokens[t+1].Start == d.Tokens[t].End && (t == 0 || d.Tokens[t-1].End < d.Tokens[t].Start)
	}
	return false
}

func closesQuotation(d *Document, t int) bool {
	switch d.Tokens[t].Text {
	case "”", "»", "''", "’’":
		return true
	case "\"":
		return t > 0 && d.Tokens[t-1].End == d.Tokens[t].Start
	}
	return false
}
