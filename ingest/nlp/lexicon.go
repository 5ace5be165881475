package nlp

import "strings"

// The word lists of the tokenizer and the sentence splitter. They are switches
// and not maps: the compiler makes them into fast tables, and nothing is built
// when the program starts.

// How an abbreviation behaves before a capital letter.
type abbreviationKind uint8

const (
	noAbbreviation abbreviationKind = iota
	beforeName                      // "Gen." never ends a sentence
	beforeNumber                    // "No." is one only before a number
	closing                         // "Inc." may end a sentence
)

// abbreviationClass looks a word up, given without its full stop.
func abbreviationClass(word string) abbreviationKind {
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "messrs", "mlle", "mme", "dr", "drs", "prof", "profs", "rev", "revd", "fr", "msgr", "hon",
		"gen", "lt", "col", "maj", "capt", "cpt", "cmdr", "cdr", "adm", "sgt", "cpl", "pvt", "brig", "ltgen", "majgen",
		"sen", "sens", "rep", "reps", "gov", "govs", "pres", "atty", "amb", "supt", "insp", "det", "dep", "asst", "assoc",
		"st", "ste", "mt", "ft", "vs", "viz", "cf", "ca", "approx", "attn", "esp", "gens", "cllr":
		return beforeName
	case "no", "nos", "vol", "vols", "pp", "fig", "figs", "art", "sec", "para", "ch", "eq", "ver", "op", "tel", "ext", "bd", "min", "max", "pg":
		return beforeNumber
	case "inc", "corp", "co", "cos", "ltd", "llc", "bros", "plc", "intl", "natl", "assn", "dept", "univ", "est", "etc", "al", "jr", "sr", "esq",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
		"ave", "blvd", "rd", "hwy", "sq", "bldg", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ill", "ind", "kan", "ky",
		"la", "md", "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
		"ont", "que", "alta", "sask", "gov't", "gmbh", "mfg", "ph", "oz", "lb", "lbs", "ed", "eds", "yr", "yrs", "hrs", "mins", "hr", "rec", "misc",
		"incl", "eg", "ie", "ps", "ext'n", "div", "conf", "engr":
		if word == "mar" || word == "mo" || word == "sat" || word == "fri" || word == "mon" || word == "la" || word == "pa" || word == "ill" || word == "wed" || word == "ind" || word == "ore" || word == "jun" || word == "ed" || word == "wash" || word == "del" || word == "ark" || word == "colo" {
			return noAbbreviation // plain words when they are not capitalized
		}
		return closing
	}
	return noAbbreviation
}

// sentenceStarter reports whether a capitalized word, after an abbreviation,
// rather begins a sentence than goes on with a name.
func sentenceStarter(word string) bool {
	switch word {
	case "The", "A", "An", "This", "That", "These", "Those", "There", "Here",
		"He", "She", "It", "They", "We", "I", "You", "His", "Her", "Its", "Their", "Our", "My", "Your",
		"In", "On", "At", "By", "For", "From", "With", "Without", "After", "Before", "During", "Since", "Until", "Under", "Over", "About", "Among", "Despite", "To", "As", "Of",
		"But", "And", "Or", "So", "Yet", "If", "When", "While", "Where", "Although", "Though", "Because", "However", "Meanwhile", "Then", "Also", "Now", "Still", "Once",
		"What", "Who", "Why", "How", "Which", "Whether",
		"Is", "Are", "Was", "Were", "Has", "Have", "Had", "Do", "Does", "Did", "Will", "Would", "Can", "Could", "Should",
		"Not", "No", "Yes", "Some", "Many", "Most", "Several", "Each", "Every", "All", "Both", "Other", "Others", "Another", "Such", "One", "Two", "Three",
		"It's", "He's", "She's", "They're", "We're", "I'm", "That's", "There's", "Let's", "Don't", "Didn't",
		"Earlier", "Last", "Later", "Next", "Nearly", "Only", "Even", "According", "Asked", "Officials", "Police", "Please", "Thanks":
		return true
	}
	return false
}

// boundPrefix reports whether a hyphen behind s does not cut the word: the
// treebanks follow the list of affixes of the Penn guidelines.
func boundPrefix(s string) bool {
	if len(s) > 8 {
		return false
	}
	switch strings.ToLower(s) {
	case "e", "a", "u", "anti", "arch", "ante", "bi", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "ex", "extra", "hyper", "in", "inter", "intra",
		"macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "neo", "non", "over", "paleo", "pan", "para", "peri", "post",
		"pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "supra", "tele", "trans", "tri", "ultra", "un", "under", "uni", "vice", "uh", "mm", "na":
		switch s {
		case "a", "A", "u", "in", "over", "under", "bio", "eco", "un", "extra", "vice", "E", "super", "bi", "de", "mm", "In", "na":
			return false
		}
		return true
	}
	return false
}

// slashed reports whether a pair of letters around a slash is one word.
func slashed(s string) bool {
	switch strings.ToLower(s) {
	case "w/o", "c/o", "n/a", "l/c", "i/o", "a/c", "i/c", "i/s", "b/c":
		return true
	}
	return false
}

// contraction returns where a word that hides two cuts, 0 if it hides one:
// cannot, gonna, and the commonest that lost their apostrophe.
func contraction(word string) int {
	if len(word) > 8 {
		return 0
	}
	switch strings.ToLower(word) {
	case "cannot", "gonna", "wanna", "gotta", "lemme", "gimme":
		return 3
	case "im", "ive":
		if word[0] == 'i' { // "Im" is a name
			return 1
		}
	case "dont", "wont", "cant", "aint":
		return 2
	case "didnt", "isnt", "wasnt", "hasnt", "arent", "hadnt":
		return len(word) - 2
	case "doesnt", "couldnt", "wouldnt", "shouldnt", "havent", "werent":
		return len(word) - 2
	case "thats", "theres", "whats":
		return len(word) - 1
	case "youre", "theyre", "youve", "theyve":
		return len(word) - 2
	}
	return 0
}

// isUnit reports whether letters behind a number are a unit of their own.
func isUnit(s string) bool {
	switch s {
	case "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "k", "m", "mm", "bn", "tn", "mn", "mln", "bln", "cm", "km", "kg", "g", "mg", "ml", "kw", "mw", "gw", "kwh", "mwh",
		"mph", "kph", "kmh", "ft", "in", "lb", "lbs", "oz", "mi", "yr", "yrs", "hr", "hrs", "h", "min", "mins", "sec", "secs", "gb", "mb", "tb", "kb", "hz", "khz", "mhz", "ghz", "p", "c", "sq", "bbl", "t":
		return true
	}
	return false
}

// knownDomain reports whether s ends the name of a host.
func knownDomain(s string) bool {
	switch strings.ToLower(s) {
	case "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "tv", "co", "uk", "eu", "de", "fr", "ru", "ua", "cn", "jp", "in", "au", "ca", "us", "nl", "ch", "se", "no", "fi", "pl", "it", "es", "br", "za", "ng", "ke", "ie", "il", "ir", "kr", "hk", "sg", "news", "me", "ly":
		// Words of English ("it", "in", "no") must be written like a host.
		switch s {
		case "It", "In", "No", "Me", "Us", "Int", "News", "Co", "in", "it", "no", "me", "us", "news":
			return false
		}
		return true
	}
	return false
}

// knownSuffix reports whether s ends the name of a host or a file.
func knownSuffix(s string) bool {
	switch strings.ToLower(s) {
	case "doc", "docx", "pdf", "xls", "xlsx", "ppt", "txt", "html", "htm", "php", "jpg", "jpeg", "png", "gif", "zip", "exe", "csv", "mp3", "mp4", "js", "asp":
		return true
	}
	return knownDomain(s)
}
