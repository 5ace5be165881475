package place

import "hash/crc32"

// The gazetteer file, little-endian. It is used in place: opening it checks
// the sum and copies only the names.
//
//	magic     8 bytes "NGPLACE1"
//	checksum  u32, CRC-32C of all that follows
//	lengths   u32 × 6, bytes of each section below, in this order
//	countries 6 bytes each: code, u32 record
//	divisions 4 bytes each: u32 record
//	records   20 bytes each, by rising GeoNames id; those without one first
//	postings  for each name of several places: uvarint count, uvarint each
//	names     for each distinct shown name: u8 length, bytes
//	index     vellum FST, folded name → posting
//
// A record is id u24, name u24 (offset into names), lat i24 and lon i24 (in
// 1/40000 degree, about three metres), population u32, country u8 and division u16 (both count
// from 1; 0 is none; a territory has its sovereign for division), kind u8.
// A posting is record<<3 | NameKind; in the index its lowest bit is 0, or 1
// if the rest is an offset into postings.
const (
	magic      = "NGPLACE1"
	headerSize = len(magic) + 4 + 6*4
	recordSize = 20
	degree     = 40000

	capitalFlag = 1 << 4 // seat of a country's government
	adminFlag   = 1 << 5 // first-level division
	twinFlag    = 1 << 6 // a division with a big town of the same name in it
	notedFlag   = 1 << 7 // in a table written by hand: news speaks of it
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// NameKind says how a place comes by a name.
type NameKind uint8

const (
	NamePrimary   NameKind = iota // the name that GeoNames shows
	NameVariant                   // another name in English, chosen by hand
	NameAlternate                 // any other name, in any language
	NameCore                      // a division without its word: "Kursk" for "Kursk Oblast"
	NameAbbrev                    // valid in capitals or with a full stop only: "IN", "Pa."
)

// The index holds demonyms and publishers beside names, under keys that no
// folded name begins with.
const (
	demonymPrefix   = "\x01"
	publisherPrefix = "\x02"
)

// A Name is one name of an Entry.
type Name struct {
	Text string
	Kind NameKind
}

// An Entry is what goes into a gazetteer file for one place.
type Entry struct {
	Place               // Parent and Admin1 are ignored: they follow from Division
	Sovereign  string   // of a territory: the code of the state it belongs to
	Division   string   // key of the first-level division it is or lies in, "US.TX"
	IsDivision bool     //
	Capital    bool     // seat of a country's government
	Noted      bool     // news speaks of it more than its people would have it
	Names      []Name   // all names, the shown one too
	Demonyms   []string // "Londoner"
	Publishers []string // names and domains of papers at home here
}

type section int

const (
	countrySection section = iota
	divisionSection
	recordSection
	postingSection
	nameSection
	indexSection
	sections
)
