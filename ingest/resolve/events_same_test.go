package resolve

import (
	"slices"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
)

// happened builds an event: "clashes; first clashes near Kursk | attack | agent X, patient Y | places | beside | date, published".
func happened(id, names, kind, sides, places, beside, date, published string) Identity {
	list := func(s string) []string {
		out := []string{}
		for x := range strings.SplitSeq(s, ",") {
			if x = strings.TrimSpace(x); x != "" {
				out = append(out, x)
			}
		}
		return out
	}
	i := Identity{Ref: graph.Ref{Label: graph.Event, ID: "event:" + id}, Kind: kind, Sides: list(sides), Places: list(places), Beside: list(beside), OneArticle: "article:" + id, Articles: 1}
	for n := range strings.SplitSeq(names, ";") {
		i.Names = append(i.Names, strings.TrimSpace(n))
	}
	if date != "" {
		i.Date, i.Precision = graph.Date(date), "day"
	}
	if published != "" {
		i.First, _ = time.Parse(time.DateOnly, published)
		i.Last = i.First
	}
	return i
}

// The ids of the cases: places with what they lie in.
const (
	kursk  = "geonames:548391, geonames:2017370"
	sumy   = "geonames:692196, geonames:690791"
	russia = "geonames:2017370"
)

func TestCompareEvents(t *testing.T) {
	ukrainians := graph.ID("organization", "geonames:690791", "military")
	koreans := graph.ID("organization", "geonames:1873107", "military")
	clash := happened("a", "clashes; combat; first clashes between Ukrainian forces and North Korean troops", "attack",
		"agent "+ukrainians+", agent "+koreans, kursk, "person:zelensky, person:umerov, "+russia, "", "2024-11-05")
	for _, c := range []struct {
		name   string
		other  Identity
		want   Verdict
		reason string
	}{
		{"other words, the nations for their forces", happened("b", "skirmishes; small skirmishes between Ukrainian and North Korean troops", "attack",
			"agent geonames:690791, agent geonames:1873107", kursk, "person:umerov, "+russia, "", "2024-11-06"), Same, "2 take part in both"},
		{"the place less precise", happened("b", "clashes; clashes between Ukrainian forces and North Koreans", "attack",
			"agent "+ukrainians+", agent "+koreans, russia, "person:zelensky", "", "2024-11-05"), Same, "one place"},
		{"another place", happened("b", "clashes; clashes between Ukrainian forces and North Korean troops", "attack",
			"agent "+ukrainians+", agent "+koreans, sumy, "person:zelensky", "", "2024-11-05"), Doubtful, "different places"},
		{"a month later", happened("b", "clashes; clashes between Ukrainian forces and North Korean troops", "attack",
			"agent "+ukrainians+", agent "+koreans, kursk, "person:zelensky", "", "2024-12-08"), Doubtful, "more than a week apart"},
		{"a year later", happened("b", "clashes; clashes between Ukrainian forces and North Korean troops", "attack",
			"agent "+ukrainians+", agent "+koreans, kursk, "person:zelensky", "", "2025-11-05"), Different, "different times"},
		{"no date at all", happened("b", "clashes; clashes between Ukrainian forces and North Korean troops", "attack",
			"agent "+ukrainians+", agent "+koreans, kursk, "person:zelensky", "", ""), Doubtful, "not known when"},
		{"nothing but the word", happened("b", "clashes", "attack", "", "", "", "", "2024-11-05"), Doubtful, "too little"},
		{"other words, other people", happened("b", "election; parliamentary election", "election", "", sumy, "person:sandu", "", "2024-11-05"), Different, ""},
		{"the same article", func() Identity {
			other := happened("b", "clashes; clashes between Ukrainian forces and North Korean troops", "attack",
				"agent "+ukrainians+", agent "+koreans, kursk, "person:zelensky", "", "2024-11-05")
			other.OneArticle = clash.OneArticle
			return other
		}(), Different, "one article tells of both"},
	} {
		p := Compare(clash, c.other)
		if p.Verdict != c.want || !strings.Contains(strings.Join(p.Reasons, "; "), c.reason) {
			t.Errorf("%s: %s (%.2f) for %q, want %s for %q", c.name, p.Verdict, p.Score, p.Reasons, c.want, c.reason)
		}
		if q := Compare(c.other, clash); q.Verdict != p.Verdict || q.Score != p.Score {
			t.Errorf("%s: %s %.3f one way, %s %.3f the other", c.name, p.Verdict, p.Score, q.Verdict, q.Score)
		}
		if p.Verdict == Same && len(sharedBy(Blocks(clash), Blocks(c.other))) == 0 {
			t.Errorf("%s: the same, but they share no blocking key: %q and %q", c.name, Blocks(clash), Blocks(c.other))
		}
	}
}

func TestCompareEventsInTime(t *testing.T) {
	for _, c := range []struct {
		a, published, b, publishedB string
		want                        Verdict
	}{
		{"2024-11-04", "2024-11-05", "2024-11-04", "2024-11-09", Same},
		{"2024-11-04", "2024-11-05", "2024-11-05", "2024-11-05", Same}, // the night between
		{"2024-11-04", "2024-11-05", "2024-11-06", "2024-11-06", Different},
		{"2024-11-04", "2024-11-05", "", "2024-11-06", Same},
		{"2012-11-04", "2024-11-05", "", "2024-11-05", Different}, // an old story retold
		{"", "2024-11-05", "", "2024-11-12", Same},
		{"", "2024-11-05", "", "2024-11-20", Doubtful},
		{"", "2024-11-05", "", "2025-03-01", Different},
		{"", "", "", "2025-03-01", Doubtful},
	} {
		a := happened("a", "x", "attack", "", "", "", c.a, c.published)
		b := happened("b", "x", "attack", "", "", "", c.b, c.publishedB)
		for _, pair := range [][2]Identity{{a, b}, {b, a}} {
			if got, why := compareEventTimes(pair[0], pair[1]); got != c.want {
				t.Errorf("%+v: %s (%s), want %s", c, got, why, c.want)
			}
		}
	}
	month := happened("a", "x", "attack", "", "", "", "2024-11-01", "")
	month.Precision = "month"
	if got, _ := compareEventTimes(month, happened("b", "x", "attack", "", "", "", "2024-11-17", "")); got != Same {
		t.Errorf("a day in the month is %s", got)
	}
}

// TestSettleEventsInAnyOrder settles three articles' events and a stranger in all orders.
func TestSettleEventsInAnyOrder(t *testing.T) {
	all := []Identity{
		happened("a", "bombing; bombing of the Orsk bridge", "attack", "agent person:1", kursk, "person:1, person:2", "", "2024-11-05"),
		happened("b", "attack; bombing; attack on the Orsk bridge", "attack", "agent person:1", kursk, "person:1, person:2", "", "2024-11-06"),
		happened("c", "bombing; the Orsk bridge bombing", "attack", "agent person:1", kursk, "person:1", "", "2024-11-07"),
		happened("d", "bombing; bombing of a market", "attack", "agent person:9", sumy, "person:9", "", "2024-11-06"),
	}
	want := ""
	permute(all, func(order []Identity) {
		groups, doubtful := Settle(order, Judgements{})
		got := ""
		for _, g := range groups {
			got += strings.Join(g, "=") + " "
		}
		for _, p := range doubtful {
			got += p.A + "?" + p.B + " "
		}
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%s, in another order %s", got, want)
		}
	})
	if !strings.HasPrefix(want, "event:a=event:b=event:c event:d ") {
		t.Errorf("settled as %s", want)
	}
}

func permute(list []Identity, f func([]Identity)) {
	var try func(int)
	list = slices.Clone(list)
	try = func(n int) {
		if n == len(list) {
			f(slices.Clone(list))
			return
		}
		for i := n; i < len(list); i++ {
			list[n], list[i] = list[i], list[n]
			try(n + 1)
			list[n], list[i] = list[i], list[n]
		}
	}
	try(0)
}

func BenchmarkCompareEvents(b *testing.B) {
	x := happened("a", "clashes; combat; first clashes between Ukrainian forces and North Korean troops", "attack",
		"agent "+graph.ID("organization", "geonames:690791", "military")+", agent geonames:1873107", kursk, "person:zelensky, person:umerov, "+russia, "", "2024-11-05")
	y := happened("b", "skirmishes; small skirmishes between Ukrainian and North Korean troops", "attack",
		"agent geonames:690791, agent "+graph.ID("organization", "geonames:1873107", "military"), kursk, "person:umerov, "+russia, "", "2024-11-06")
	for b.Loop() {
		Compare(x, y)
	}
}
