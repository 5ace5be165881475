package nlp

import (
	"strings"
	"testing"
)

// TestBoilerplate marks with § where the article ends; without it, nothing may
// be cut.
func TestBoilerplate(t *testing.T) {
	const story = "The minister resigned on Friday.\nHis deputy will take over, officials said.\n"
	tests := []struct{ name, text string }{
		{"label alone", story + "§Most Commented"},
		{"list of links", story + "\n§Read also\nWhat is known about the vote\nFive killed in a crash near the border\n2 hours ago\n"},
		{"links behind a colon", story + "§Read also:\n- Talks resume in Geneva\n- Oil price falls"},
		{"share bar", story + "§Share\nTweet\nFacebook\nWhatsApp"},
		{"share bar in one line", story + "§Facebook Twitter LinkedIn\nShare this article"},
		{"sign-up", story + "§Sign up for our newsletter to get the day's top stories in your inbox.\nEnter your email address\n"},
		{"copyright", story + "§© 2024 The Daily Paper. All rights reserved."},
		{"copyright in words", story + "§Copyright 2024 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed."},
		{"follow", story + "§Follow us on Twitter and Facebook!\nRelated Articles\nStorm hits the coast"},
		{"typo line", story + "§If you found a spelling error, please notify us by selecting that text."},
		{"more from", story + "§More from The Paper\nA storm is coming\n"},

		{"nothing", story},
		{"credit", story + "(Reporting by A. Reporter; Editing by B. Editor)"},
		{"label between paragraphs", "The minister resigned.\nRead also\nStorm hits the coast\nHis deputy will take over, officials said."},
		{"promotion between paragraphs", "The minister resigned.\nFollow us on Twitter\nHis deputy will take over.\n"},
		{"crosshead", "The minister resigned.\nComments\nThe president praised him.\n"},
		{"only a label", "Most Commented"},
		{"article about newsletters", story + "Subscribe to our newsletter, the party told its members, who said they would not."},
		{"list of banned networks", "These networks were banned:\n• Facebook\n• Twitter\n• Telegram"},
		{"list without bullets", "These networks were banned:\nFacebook\nTwitter"},
		{"headlines only", "Storm hits the coast\nFive killed in a crash\nTalks resume in Geneva"},
		{"last line without a full stop", story + "The vote is on Sunday"},
		{"quotation that begins like a promotion", story + "“Follow us on this path,” he said."},
		{"related in a sentence", story + "Related articles of the law were repealed."},
		{"one network as the last line", "Who bought the company?\nFacebook"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			head, tail, cut := strings.Cut(test.text, "§")
			d := Parse(head + tail)
			want := d.Len()
			if cut {
				want = d.CodePoint(len(head))
			}
			if d.Body != want {
				t.Errorf("body ends at %d before %q, want %d", d.Body, d.Slice(d.Body, d.Len()), want)
			}
			for _, token := range d.Tokens {
				if token.End > d.Body {
					t.Errorf("token %q behind the body", token.Text)
				}
			}
		})
	}
}
