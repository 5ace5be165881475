package neo4j

import (
	"encoding/json"
	"fmt"
	"log/slog"
)

// What Find and Start give to their caller. It travels through logs, errors and JSON, so it is the type that
// keeps its password to itself, and not each place that prints it.

// Server says where a Neo4j answers and how to log in. It can be printed and logged in any way:
// the password never shows.
type Server struct {
	URI      string // Bolt address, such as bolt://localhost:7687
	HTTP     string // address of Neo4j Browser, such as http://localhost:7474; empty if not known
	Username string
	Password string // empty only where the server asks for none
	Database string // empty for the user's home database

	Managed bool   // newsgraph started it, and Stop can stop it
	Version string // what the server says it is, such as Neo4j/5.26.30
}

// public is Server without its methods and with the password covered.
type public Server

func (s Server) public() public {
	if s.Password != "" {
		s.Password = "***"
	}
	return public(s)
}

// String is the address with the user: neo4j at bolt://localhost:7687.
func (s Server) String() string { return s.Username + " at " + s.URI }

// GoString implements fmt.GoStringer.
func (s Server) GoString() string { return fmt.Sprintf("neo4j.Server%+v", s.public()) }

// Format implements fmt.Formatter, so that no verb, not even %x, prints the fields themselves.
func (s Server) Format(f fmt.State, verb rune) {
	switch {
	case verb == 'v' && f.Flag('#'):
		fmt.Fprint(f, s.GoString())
	case verb == 'v' && f.Flag('+'):
		fmt.Fprintf(f, "%+v", s.public())
	default:
		fmt.Fprint(f, s.String())
	}
}

// MarshalJSON implements json.Marshaler.
func (s Server) MarshalJSON() ([]byte, error) { return json.Marshal(s.public()) }

// LogValue implements slog.LogValuer.
func (s Server) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("uri", s.URI),
		slog.String("username", s.Username),
		slog.String("database", s.Database),
		slog.Bool("managed", s.Managed),
	)
}
