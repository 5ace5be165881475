package nlp

import "newsgraph/ingest/nlp/model"

// Case is the capitalization of a word. The network's word pieces are all
// lower case, so this is where it learns that "Turkey" is not a bird.
type Case = model.Case

// The classes of capitalization.
const (
	CaseLower   = model.CaseLower   // word
	CaseInitial = model.CaseInitial // Word
	CaseUpper   = model.CaseUpper   // WORD
	CaseSingle  = model.CaseSingle  // W, W.
	CaseMixed   = model.CaseMixed   // McCain, iPhone
	CaseDigits  = model.CaseDigits  // 15,000, G7
	CaseOther   = model.CaseOther   // no letter and no digit
)
