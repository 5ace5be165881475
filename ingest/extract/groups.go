package extract

import (
	"newsgraph/ingest/nlp"
	"newsgraph/ingest/place"
)

// Groups with a nation's name on them: "North Korean troops", "Montreal police", "Ukrainian officials". They act
// and speak in the news as often as people do, and the graph has them as organizations. The noun must be one of
// two short lists, forces and officials: "North Korean cinema" and "Ukrainian farmers" are none.

// addGroup reads a nation's or an organization's force or officials as an organization: "North Korean troops",
// "Montreal police", "Ukrainian officials". The run of capitals may be longer than the nation.
func (r *reading) addGroup(s nlp.Span, last int) bool {
	head := s.Last
	// The head may be capitalized too ("Russian Army"); then the ordinary rules for organizations hold.
	for head < last && head < s.Last+2 && r.groupModifier(head) {
		head++
	}
	if head >= last || r.doc.Tokens[head].Case != nlp.CaseLower {
		return false
	}
	w := r.words[head].lower
	force, office := r.lex.nouns["force"][w], r.lex.nouns["officials"][w]
	if !force && !office {
		return false
	}
	for first := s.First; first < s.Last; first++ {
		nation := r.textOf(nlp.Span{First: first, Last: s.Last})
		of := r.demonym(nation)
		if of == "" && r.knownPlace(nation) {
			of = nation
		}
		if of == "" && r.lex.names["ideology"][nation] && force {
			of = nation
		}
		if of == "" {
			continue
		}
		end := head + 1
		if first > s.First {
			r.splitName(nlp.Span{First: s.First, Last: first}, last)
		}
		if !r.lex.nouns["force"][w] && end < last && (r.lex.nouns["officials"][r.words[end].lower] || r.lex.nouns["force"][r.words[end].lower]) && r.words[head].lower != "police" {
			end++ // "Russian security forces"
		}
		r.addName(name{Span: nlp.Span{First: first, Last: end}, kind: Organization, group: place.Fold(of), sure: true, entity: -1})
		return true
	}
	return false
}

// groupModifier reports whether a small word may stand between a nation and its force: "Russian government forces".
func (r *reading) groupModifier(i int) bool {
	switch r.words[i].lower {
	case "government", "security", "special", "ground", "air", "armed", "border", "naval", "military", "army", "state", "local", "riot", "traffic", "national", "federal", "senior", "intelligence", "health", "foreign", "ministry":
		return i+1 < len(r.words) && r.near(i, i+1).lower != "" && (r.lex.nouns["force"][r.words[i+1].lower] || r.lex.nouns["officials"][r.words[i+1].lower] || r.groupModifier(i+1))
	}
	return false
}
