package graph

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"
	"unicode/utf8"
)

// The values that nodes and edges have: few types, each of which every writer and every reader keeps as it is.
// One form for one meaning is what makes two graphs comparable byte by byte.

// Props are the properties of a node or an edge. The value types are string, bool, int64, float64,
// time.Time (a DATETIME, UTC), Date, Point, []string and []int64; nothing else is written. An int is
// taken as int64. An empty string, list, Date or Time is the same as no property and is not written.
type Props map[string]any

// Date is a calendar day as "2006-01-02", a DATE in Neo4j.
type Date string

// Point is a WGS-84 position in degrees.
type Point struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// String is the property as a string, or "" where it is absent or of another type.
func (p Props) String(name string) string {
	s, _ := p[name].(string)
	return s
}

// Strings is the property as a list of strings, or nil.
func (p Props) Strings(name string) []string {
	s, _ := p[name].([]string)
	return s
}

// Time is the property as a time, or the zero time.
func (p Props) Time(name string) time.Time {
	t, _ := p[name].(time.Time)
	return t
}

// Date is the property as a date, or "".
func (p Props) Date(name string) Date {
	d, _ := p[name].(Date)
	return d
}

// canonical copies the properties in the form in which they are stored, or says which one cannot be.
// The names are taken in order, so that of several wrong properties it is always the same one that the error
// names.
func (p Props) canonical() (Props, error) {
	out := make(Props, len(p))
	for _, name := range slices.Sorted(maps.Keys(p)) {
		if !validName(name) {
			return nil, fmt.Errorf("property %q: a name is an ASCII letter followed by letters and digits", name)
		}
		v, err := canonicalValue(p[name])
		if err != nil {
			return nil, fmt.Errorf("property %s: %w", name, err)
		}
		if v != nil {
			out[name] = v
		}
	}
	return out, nil
}

// validName keeps property names to what needs no quoting anywhere, in Cypher or in a CSV header.
func validName(name string) bool {
	for i, c := range name {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return name != ""
}

var (
	errNotUTF8 = errors.New("not valid UTF-8")
	errRange   = errors.New("out of range")
)

// canonicalValue gives the stored form of a value, nil for an empty one. Lists are copied, so that a
// caller who goes on using its slice cannot change a graph behind its back.
func canonicalValue(v any) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case string:
		if v == "" {
			return nil, nil
		}
		if !utf8.ValidString(v) {
			return nil, errNotUTF8
		}
		return v, nil
	case bool, int64:
		return v, nil
	case int:
		return int64(v), nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("%v is %w", v, errRange)
		}
		return v, nil
	case time.Time:
		if v.IsZero() {
			return nil, nil
		}
		// The years that RFC 3339 can write, and so a dump.
		if y := v.UTC().Year(); y < 1 || y > 9999 {
			return nil, fmt.Errorf("year %d is %w", y, errRange)
		}
		// Round takes off the monotonic clock, which would make equal times differ under ==.
		return v.Round(0).UTC(), nil
	case Date:
		if v == "" {
			return nil, nil
		}
		if _, err := time.Parse(time.DateOnly, string(v)); err != nil {
			return nil, fmt.Errorf("date %q: want a day as 2006-01-02", string(v))
		}
		return v, nil
	// Written so that NaN, for which no comparison holds, is out of range, too.
	case Point:
		if !(math.Abs(v.Lat) <= 90 && math.Abs(v.Lon) <= 180) {
			return nil, fmt.Errorf("point %v is %w", v, errRange)
		}
		return v, nil
	case []string:
		if len(v) == 0 {
			return nil, nil
		}
		if slices.ContainsFunc(v, func(s string) bool { return !utf8.ValidString(s) }) {
			return nil, errNotUTF8
		}
		return slices.Clone(v), nil
	case []int64:
		if len(v) == 0 {
			return nil, nil
		}
		return slices.Clone(v), nil
	}
	return nil, fmt.Errorf("a value of type %T cannot be stored", v)
}

// EqualValue tells whether two stored values are the same, type included. Times are the same when they are the
// same instant. An int64 and a float64 are never the same.
func EqualValue(a, b any) bool {
	switch a := a.(type) {
	case []string:
		b, ok := b.([]string)
		return ok && slices.Equal(a, b)
	case []int64:
		b, ok := b.([]int64)
		return ok && slices.Equal(a, b)
	case time.Time:
		b, ok := b.(time.Time)
		return ok && a.Equal(b)
	}
	switch b.(type) {
	case []string, []int64:
		return false // not comparable with ==
	}
	return a == b
}

// Equal tells whether two sets of stored properties are the same.
func (p Props) Equal(o Props) bool { return maps.EqualFunc(p, o, EqualValue) }

// compareTimes orders the zero time before every other.
func compareTimes(a, b time.Time) int {
	if a.IsZero() || b.IsZero() {
		return cmp.Compare(btoi(b.IsZero()), btoi(a.IsZero()))
	}
	return a.Compare(b)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
