package nlp

import (
	"strings"
	"testing"
)

// TestTokens shows what is one token: the words of each wanted line stand with
// a space between them.
func TestTokens(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"clitics", "I don't think she'd've said it's Kim's.", "I do n't think she 'd 've said it 's Kim 's ."},
		{"curly clitics", "They’re sure it isn’t the ministers’ fault", "They ’re sure it is n’t the ministers ’ fault"},
		{"cannot", "He cannot and won't; can't you?", "He can not and wo n't ; ca n't you ?"},
		{"names with marks", "O'Brien met Al-Qa'ida and D'Angelo", "O'Brien met Al - Qa'ida and D'Angelo"},
		{"hyphens", "a 15-year-old pro-Beijing co-founder in mid-July", "a 15 - year - old pro-Beijing co-founder in mid-July"},
		{"hanging hyphen", "pre- and post-war", "pre- and post-war"},
		{"quotes", "“Why?” he asked. ‘No,’ she said. \"Yes.\"", "“ Why ? ” he asked . ‘ No , ’ she said . \" Yes . \""},
		{"typed quotes", "``So what,'' he said", "`` So what , '' he said"},
		{"years and elisions", "the class of '72 got 'em in the '90s", "the class of '72 got 'em in the '90s"},
		{"money", "$5m, US$4.5bn, £3 million, €1,200 and 15,000", "$ 5 m , US$ 4.5 bn , £ 3 million , € 1,200 and 15,000"},
		{"percent", "rose 3.5% to 12%-15%", "rose 3.5 % to 12 % - 15 %"},
		{"times", "at 5pm, 7:30 p.m. and 11AM", "at 5 pm , 7:30 p.m. and 11 AM"},
		{"dates", "on 9/11, 11/28/2000 and 2003-2004", "on 9/11 , 11/28/2000 and 2003 - 2004"},
		{"telephone", "call 713-853-3989 or +44 20 7946 0958", "call 713-853-3989 or +44 20 7946 0958"},
		{"slash", "and/or he/she w/o him", "and / or he / she w/o him"},
		{"dashes", "the deal—if any—is dead -- he said", "the deal — if any — is dead -- he said"},
		{"ellipsis", "Well... maybe…no [...]", "Well ... maybe … no [ ... ]"},
		{"addresses", "See https://example.com/a(b)?x=1, www.bbc.co.uk. Mail a.b@example.org!", "See https://example.com/a(b)?x=1 , www.bbc.co.uk . Mail a.b@example.org !"},
		{"bare address", "(example.com/news) and report.pdf.", "( example.com/news ) and report.pdf ."},
		{"handles", "@POTUS wrote #MeToo, #1 in the U.S.", "@POTUS wrote #MeToo , # 1 in the U.S."},
		{"titles", "Gen. Mark A. Milley and Dr. St. John, Ph.D.", "Gen. Mark A. Milley and Dr. St. John , Ph.D."},
		{"clipped words inside and at the end", "Smith Inc. said on Jan. 5 it bought Jones Inc.", "Smith Inc. said on Jan. 5 it bought Jones Inc ."},
		{"number sign", "Resolution No. 7. He said no. Then left.", "Resolution No. 7 . He said no . Then left ."},
		{"letters as words", "a plan B. They and I. And vitamin C.", "a plan B . They and I . And vitamin C ."},
		{"glued sentences", "it was gone.The end", "it was gone . The end"},
		{"ampersand", "AT&T and R&D", "AT&T and R&D"},
		{"brackets", "the lawyer(s) [sic] {x}", "the lawyer ( s ) [ sic ] { x }"},
		{"runs", "What?!! No!!! ***", "What ?!! No !!! ***"},
		{"emoji and ideographs", "ok👍🏽👨‍👩‍👧 北京", "ok 👍🏽 👨‍👩‍👧 北 京"},
		{"accents", "Erdoğan’s café in São Paulo", "Erdoğan ’s café in São Paulo"},
		{"spaces of all kinds", "a\u00a0b\u2009c\u200bd\ufeffe\u3000f", "a b c d e f"},
		{"smileys", "thanks :) and :-(", "thanks :) and :-("},
		{"decimals", "3.14 and .22 and v2.0.1.", "3.14 and .22 and v2.0.1 ."},
		{"a date without its space", "on Nov.28 and Jan. 5", "on Nov. 28 and Jan. 5"},
		{"signs", "-5 degrees, 5-6 and +1", "-5 degrees , 5 - 6 and +1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, token := range Parse(test.text).Tokens {
				got = append(got, token.Text)
			}
			if s := strings.Join(got, " "); s != test.want {
				t.Errorf("tokens of %q\n got %s\nwant %s", test.text, s, test.want)
			}
		})
	}
}
