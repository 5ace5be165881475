package extract

// The wire form of an article's graph: `newsgraph extract` prints it, `newsgraph ingest` loads it, one JSON
// object a line. All offsets are code points into the article's text, start inclusive, end exclusive.

// Graph is what one article says: who and where (entities), what happened (events), and who stands behind
// it (edges). Ids are local to the article: "e1", "v1".
type Graph struct {
	Entities []Entity `json:"entities"`
	Events   []Event  `json:"events"`
	Edges    []Edge   `json:"edges"`
}

// Entity is a person, an organization or a place, with every mention of it.
type Entity struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"` // person, organization, place
	Name     string    `json:"name"`
	Kind     string    `json:"kind"`
	Unnamed  bool      `json:"unnamed"` // a source without a name: "police", "two diplomats"
	Mentions []Mention `json:"mentions"`

	// A place found on the map; GeoNames is 0 otherwise.
	GeoNames    int     `json:"geonames,omitempty"`
	Lat         float64 `json:"lat,omitempty"`
	Lon         float64 `json:"lon,omitempty"`
	CountryCode string  `json:"countryCode,omitempty"`
}

// Mention is one stretch of text that refers to an entity or triggers an event.
type Mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Kind  string `json:"kind,omitempty"` // name, nominal, pronoun; empty for events
}

// Event is one happening, however often the article speaks of it.
type Event struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	Status   string    `json:"status"` // asserted, planned, hypothetical, denied
	Name     string    `json:"name"`
	Date     string    `json:"date"` // "2024-11-05", "2024-11", "2024" or empty; its length is its precision
	Mentions []Mention `json:"mentions"`
}

// Edge joins two of the article's entities and events. From and To are their local ids. Claims (STATED,
// CONFIRMED, DENIED) have the cue's offsets; the others have the offsets of their evidence.
type Edge struct {
	Type       string  `json:"type"`
	From       string  `json:"from"`
	To         string  `json:"to"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Sentence   string  `json:"sentence,omitempty"`
	Cue        string  `json:"cue,omitempty"`
	Content    string  `json:"content,omitempty"`
	Quote      bool    `json:"quote,omitempty"`
	Via        string  `json:"via,omitempty"`
	Hedge      string  `json:"hedge,omitempty"`
	Role       string  `json:"role,omitempty"`   // PARTICIPATED_IN: agent, patient, recipient, other
	Title      string  `json:"title,omitempty"`  // AFFILIATED_WITH: the post held
	Source     string  `json:"source,omitempty"` // LOCATED_IN: "geonames" where the gazetteer says it
	Confidence float64 `json:"confidence"`
}
