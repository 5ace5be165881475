package nlp

import (
	"strings"
	"testing"
)

// TestSentences marks with | where sentences end.
func TestSentences(t *testing.T) {
	tests := []struct{ name, text string }{
		{"plain", "He left.| She stayed.| Why?| Nobody knows!"},
		{"quotation goes on", "“Why?” he asked.| “Stop!” she cried.| \"Is it true?\" they said."},
		{"quotation ends", "“It is over.”| He left.| \"It is over.\"| She stayed."},
		{"sentences inside a quotation", "“We are here. |We will stay,” he said."},
		{"several closers", "He said: “She told me: ‘No.’”| Then he left.| (It was late.)| They slept."},
		{"titles", "Gen. Mark A. Milley met Sen. Lee on Jan. 5.| Mr. Smith of Jones Inc. was there."},
		{"U.S. inside and at the end", "The U.S. Army left the U.S.| The army stayed.| It was 5 p.m. in the U.S. and late."},
		{"clipped word at the end", "He joined Jones Inc.| The company grew, etc.| It failed."},
		{"initials", "J. R. R. Tolkien and George W. Bush met.| I. Newton did not."},
		{"numbers", "It cost 3.5 million.| In 2004. |Nobody paid No. 7 anything."},
		{"ellipsis", "Well... he left.| She stayed...| They slept…| We did not."},
		{"no space", "It was gone.|The end."},
		{"question with words behind it", "The film Who’s Afraid? was a success."},
		{"straight quotes around a sentence", "He said. |\"I left. |She stayed.\" |They slept."},
		{"address at the end", "See https://example.com/a |Then come back."},
		{"references", "It was so. [2] [15]| He left."},
		{"exclamation in lower case", "Yahoo! reported it."},
		{"lower case after a full stop", "i left.| she stayed."},

		{"headline and paragraph", "Two killed in Kabul\n|The attack came at dawn.| It ended."},
		{"paragraphs without full stops", "Most of it\n\n|burned down\n\n|The end."},
		{"list", "They took:\n|• the money\n|• the car.\n|1. Wash it.\n|2) Dry it. |Well."},
		{"hard wrap", "The minister said on Friday that the talks with the\nneighbours had come to nothing and that he saw no\nreason to go on. |He left for the capital in the\nevening, where he met the President of the Republic\nagain, his office said."},
		{"hard wrap at a capital", "The envoys of the European Union, of Russia and of\nTurkey met again in the capital and agreed to follow\nGermany in its course, which the ministers of the\nRepublic had rejected."},
		{"wrapped in lower case", "The deal, he said,\nis dead."},
		{"lines as long as paragraphs", "The minister said on Friday that the talks with the neighbours had come to nothing and that he saw no reason to go on with them at all\n|President Smith did not agree with that and left for the capital in the evening, where he was met by his ministers and by the press"},
		{"windows and old line ends", "One\r\n|Two\r\r|Three\u2028|Four"},

		{"dateline with a dash", "KYIV, Ukraine (AP) — |The president left.| He came back."},
		{"dateline with a date", "LONDON, March 3 (Reuters) - |Shares fell."},
		{"dateline of two cities", "MOSCOW/WASHINGTON -- |Talks failed."},
		{"dateline of an agency", "Beirut (dpa) – |Talks failed."},
		{"dateline with a colon", "NEW DELHI: |The court ruled."},
		{"speakers are no datelines", "They met.\n|WALLACE: Why?\n|PENCE: Because."},
		{"capitals are no dateline", "NATO said it would leave — at last."},
		{"a dash is no dateline", "Smith — the minister — left."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := strings.ReplaceAll(test.text, "|", "")
			var want []string
			for s := range strings.SplitSeq(test.text, "|") {
				want = append(want, strings.TrimSpace(s))
			}
			d := Parse(text)
			var got []string
			for _, s := range d.Sentences {
				got = append(got, d.SentenceText(s))
			}
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("\n got %s\nwant %s", strings.Join(got, " | "), strings.Join(want, " | "))
			}
		})
	}
}

func TestSentenceKinds(t *testing.T) {
	d := Parse("Two killed in Kabul\nKABUL, Afghanistan (AP) — The attack came at dawn.\nThey took:\n- the money\n\nIt ended.")
	want := []string{"heading", "dateline", "prose", "heading", "item", "prose"}
	if len(d.Sentences) != len(want) {
		t.Fatalf("%d sentences, want %d", len(d.Sentences), len(want))
	}
	paragraph := -1
	for i, s := range d.Sentences {
		if s.Kind.String() != want[i] {
			t.Errorf("%q is %s, want %s", d.SentenceText(s), s.Kind, want[i])
		}
		if s.Paragraph < paragraph {
			t.Errorf("paragraph %d after %d", s.Paragraph, paragraph)
		}
		paragraph = s.Paragraph
	}
	if d.Sentences[1].Paragraph != d.Sentences[2].Paragraph {
		t.Error("a dateline and its sentence are one paragraph")
	}
}
