package article_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"newsgraph/ingest/article"
)

func seal(a article.Article) article.Article {
	a.Seal()
	return a
}

func TestIdentity(t *testing.T) {
	base := article.Article{URL: "https://example.org/news/1", Text: "Police said so."}
	for _, tt := range []struct {
		name string
		a, b article.Article
		same bool
	}{
		{"same address, other text", base, article.Article{URL: base.URL, Text: "Corrected."}, true},
		{"tracking", base, article.Article{URL: "http://www.EXAMPLE.org:80/news/1/?utm_source=x#top", Text: "x"}, true},
		{"other address, same text", base, article.Article{URL: "https://example.org/news/2", Text: base.Text}, false},
		{"white space", article.Article{Text: "a  b\r\nc"}, article.Article{Text: "a b c"}, true},
		{"composed and decomposed", article.Article{Text: "Poincare\u0301"}, article.Article{Text: "Poincar\u00e9"}, true},
		{"case matters", article.Article{Text: "us"}, article.Article{Text: "US"}, false},
		{"address that is none", article.Article{URL: "n/a", Text: "x"}, article.Article{Text: "x"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := seal(tt.a), seal(tt.b)
			if (a.ID == b.ID) != tt.same {
				t.Errorf("ids %s and %s: same is %v, want %v", a.ID, b.ID, a.ID == b.ID, tt.same)
			}
			if !strings.HasPrefix(a.ID, "article:") || len(a.ID) != len("article:")+20 {
				t.Errorf("id %q is not in the form of the graph's ids", a.ID)
			}
		})
	}
}

func TestIDIsStable(t *testing.T) {
	// Ids live in databases: a change of this value breaks every graph that exists.
	a := seal(article.Article{URL: "https://example.org/a", Text: "x"})
	if want := "article:ab911b2aa2f546c82877"; a.ID != want {
		t.Errorf("id = %s, want %s", a.ID, want)
	}
}

func TestTitleFromText(t *testing.T) {
	long := strings.Repeat("word ", 40)
	for _, tt := range []struct{ text, title string }{
		{"Mayor resigns\n\nThe mayor of Lyon resigned.", "Mayor resigns"},
		{long, strings.TrimSpace(long[:90]) + "…"},
		{strings.Repeat("長", 200), strings.Repeat("長", 90) + "…"},
	} {
		a := seal(article.Article{Text: tt.text})
		if a.Title != tt.title {
			t.Errorf("title = %q, want %q", a.Title, tt.title)
		}
		if h := a.Headline(); h != "" {
			t.Errorf("headline = %q although it stands in the text", h)
		}
	}
	a := seal(article.Article{Title: "Own", Text: "Other."})
	if a.Headline() != "Own" {
		t.Errorf("headline = %q, want the title", a.Headline())
	}
}

func TestRank(t *testing.T) {
	day := time.Date(2024, 11, 5, 0, 0, 0, 0, time.UTC)
	versions := []article.Article{ // in groups of one moment
		seal(article.Article{Text: "a"}), seal(article.Article{Text: "b"}),
		seal(article.Article{Text: "a", Published: day}), seal(article.Article{Text: "a", Title: "t", Published: day}),
		seal(article.Article{Text: "b", Published: day.Add(time.Hour).In(time.FixedZone("", -36000))}),
	}
	for i := range versions {
		for j := range versions {
			a, b := versions[i], versions[j]
			if (a.Rank() == b.Rank()) != (i == j) {
				t.Errorf("versions %d and %d rank the same", i, j)
			}
			if a.Published.Before(b.Published) && a.Rank() > b.Rank() {
				t.Errorf("version %d ranks before %d, which was published later", i, j)
			}
		}
	}
}

func TestCredits(t *testing.T) {
	const body = "The mayor told AFP on Monday that he (AP Photo) would resign.\n\nHe had been in office for ten years, Reuters reported.\n\nHe thanked the Associated Press Club."
	for _, tt := range []struct{ author, text, want string }{
		{"", body, ""},
		{"Jane Doe", body, ""},
		{"", "KYIV, Nov 5 (Reuters) - " + body, "Reuters"},
		{"", "WASHINGTON (AP) \u2014 " + body, "Associated Press"},
		{"", "Paris (AFP) \u2013 " + body, "Agence France-Presse"},
		{"", "Berlin (dpa/AFP) - " + body, "dpa, Agence France-Presse"},
		{"", "Hannover (dpa/lni) - " + body, "dpa"},
		{"", body + "\n\n(AFP)", "Agence France-Presse"},
		{"", body + " (Reuters, dpa)", "Reuters, dpa"},
		{"", body + "\n\n\u2014 Agence France-Presse", "Agence France-Presse"},
		{"", body + "\n\nSource: Reuters", "Reuters"},
		{"", body + "\n\nWith files from Reuters", "Reuters"},
		{"", body + "\n\n(c) 2024 Reuters", "Reuters"},
		{"", body + "\n\n\u00a9 2024 AFP", "Agence France-Presse"},
		{"", body + "\n\nQuelle: dpa", "dpa"},
		{"", body + "\n\nMit Material von AFP und dpa", "Agence France-Presse, dpa"},
		{"", body + "\n\nAvec AFP", "Agence France-Presse"},
		{"", body + "\n\n\u00a9 2024 AFP", "Agence France-Presse"},
		{"", body + "\n\nCopyright 2024 The Associated Press. All rights reserved. This material may not be published.", "Associated Press"},
		{"", "By Jane Doe, Associated Press\n\n" + body, "Associated Press"},
		{"", "By Reuters\n" + body, "Reuters"},
		{"", "Von Erika Muster, dpa\n" + body, "dpa"},
		{"JANE DOE and JOHN ROE Associated Press", body, ""},
		{"Jane Doe | AP", body, "Associated Press"},
		{"By AGENCE FRANCE-PRESSE", body, "Agence France-Presse"},
		{"Reuters", "KYIV (Reuters) - " + body + " (Reuters)", "Reuters"},
		{"", "By the river, a man was found.", ""},
		{"", "The source of the fire: unknown (police)", ""},
		{"", "", ""},
		{"", strings.Repeat("(", 500), ""},
	} {
		a := article.Article{Author: tt.author, Text: tt.text}
		if got := strings.Join(a.Credits(), ", "); got != tt.want {
			t.Errorf("author %q, %.60q\u2026%q: credits %q, want %q", tt.author, tt.text, tt.text[max(0, len(tt.text)-30):], got, tt.want)
		}
	}
}

func TestAgency(t *testing.T) {
	for _, tt := range []struct{ source, url, want string }{
		{"Reuters", "", "Reuters"},
		{"The Associated Press", "", "Associated Press"},
		{"reuters.com", "", "Reuters"},
		{"", "https://www.reuters.com/world/1", "Reuters"},
		{"", "https://notreuters.com/world/1", ""},
		{"Example Times", "https://example.org/reuters.com", ""},
		{"ap", "", ""},
		{"", "", ""},
	} {
		a := article.Article{Source: tt.source, URL: tt.url}
		if got := a.Agency(); got != tt.want {
			t.Errorf("agency of %q at %q is %q, want %q", tt.source, tt.url, got, tt.want)
		}
	}
}

func FuzzCredits(f *testing.F) {
	f.Add("By Jane Doe, AP", "KYIV (Reuters) - x\n\n\u00a9 2024 AFP. All")
	f.Fuzz(func(t *testing.T, author, text string) {
		a := article.Article{Author: author, Text: text}
		if n := len(a.Credits()); n > 60 {
			t.Errorf("%d agencies", n)
		}
	})
}

func TestJSON(t *testing.T) {
	a := seal(article.Article{Title: "T", Text: "x", Published: time.Date(2024, 11, 5, 0, 0, 0, 0, time.UTC)})
	b, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), `"published":"2024-11-05T00:00:00Z"`) || strings.Contains(string(b), "author") {
		t.Errorf("got %s", b)
	}
	if b, _ = json.Marshal(seal(article.Article{Text: "x"})); strings.Contains(string(b), "published") {
		t.Errorf("a missing date is written: %s", b)
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"line ends", "a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"byte order mark", "\ufeffa", "a"},
		{"control characters", "a\x00b\x1b[31mc", "ab[31mc"},
		{"odd spaces", "15\u00a0000\u202fmen", "15 000 men"},
		{"invisible", "so\u00adft\u200b", "soft"},
		{"turned around", "a\u202eb\u2066", "ab"},
		{"composed", "e\u0301", "\u00e9"},
		{"blank ends", " \n\t a \n", "a"},
		{"joiners stay", "\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"},
	} {
		if got := article.Clean(tt.in); got != tt.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestGuardKeepsOffsets(t *testing.T) {
	in := "a\x00b\r\n e\u0301\u00a0"
	got := article.Guard(in)
	if got != "a b\r\n e\u0301\u00a0" {
		t.Errorf("Guard(%q) = %q", in, got)
	}
}

func TestCanonical(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"HTTP://User:secret@WWW.Example.COM:443/a/../b//c/?b=2&utm_medium=m&a=1#frag", "https://example.com/b/c?a=1&b=2"},
		{"https://example.com", "https://example.com"},
		{"https://example.com/", "https://example.com"},
		{"https://example.com./a?fbclid=1", "https://example.com/a"},
		{"https://example.com:8080/a", "https://example.com:8080/a"},
		{"https://b\u00fccher.example/\u00fc", "https://xn--bcher-kva.example/%C3%BC"},
		{"https://b\u00fccher.example/%c3%bc", "https://xn--bcher-kva.example/%C3%BC"},
		{"https://example.com/?id=3", "https://example.com?id=3"},
		{"https://www.com/a", "https://www.com/a"},
		{"http://[2001:DB8::1]/a", "https://[2001:db8::1]/a"},
		{"mailto:x@example.com", ""},
		{"ftp://example.com/a", ""},
		{"example.com/a", ""},
		{"", ""},
		{"https:///a", ""},
		{"http://%zz", ""},
	} {
		if got := article.Canonical(tt.in); got != tt.want {
			t.Errorf("Canonical(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestParseTime(t *testing.T) {
	for _, s := range []string{"2024-11-05", "5 November 2024", "Nov 5, 2024", "Tue, 5 Nov 2024", "2024-11-05T00:00:00Z",
		"Tue, 05 Nov 2024 02:00:00 +0200", "2024/11/05", "20241105", " 2024-11-05 00:00 "} {
		got, err := article.ParseTime(s)
		if err != nil || got.Format(time.RFC3339) != "2024-11-05T00:00:00Z" {
			t.Errorf("ParseTime(%q) = %v, %v", s, got, err)
		}
	}
	// Whatever zone the machine is in, letters mean the same: time.Parse would ask it.
	old := time.Local
	defer func() { time.Local = old }()
	for _, zone := range []string{"CET", "EST", "UTC"} {
		time.Local = time.FixedZone(zone, 3*60*60)
		for s, want := range map[string]string{
			"Tue, 05 Nov 2024 02:00:00 CET": "2024-11-05T01:00:00Z", "Tue, 05 Nov 2024 02:00:00 EST": "2024-11-05T07:00:00Z",
			"Tue, 05 Nov 2024 02:00:00 GMT": "2024-11-05T02:00:00Z", "2024-11-05 02:00:00 XYZ": "2024-11-05T02:00:00Z",
		} {
			if got, err := article.ParseTime(s); err != nil || got.Format(time.RFC3339) != want {
				t.Errorf("at a machine in %s: ParseTime(%q) = %v, %v, want %s", zone, s, got, err, want)
			}
		}
	}
	for _, s := range []string{"", "yesterday", "03/04/2024", "2024-13-01", "0000-00-00"} {
		if got, err := article.ParseTime(s); err == nil {
			t.Errorf("ParseTime(%q) = %v, want an error", s, got)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	f.Add("http://www.example.com:80/a/?b=1&utm_x=2#c")
	f.Add("https://x/%2e%2e/;?&=")
	f.Fuzz(func(t *testing.T, s string) {
		once := article.Canonical(s)
		if once == "" {
			return
		}
		if twice := article.Canonical(once); twice != once {
			t.Errorf("Canonical(%q) = %q, and of that %q", s, once, twice)
		}
	})
}

func FuzzClean(f *testing.F) {
	f.Add("a\r\n\u0301b\x00")
	f.Fuzz(func(t *testing.T, s string) {
		once := article.Clean(s)
		if twice := article.Clean(once); twice != once {
			t.Errorf("Clean(%q) = %q, and of that %q", s, once, twice)
		}
	})
}
