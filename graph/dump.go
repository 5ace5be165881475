package graph

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"time"
)

// Version tells what an article node was made from. A run that meets the same revision of the article (its
// text, title, date and so on) with the same extractor again has nothing to do.
type Version struct {
	Revision, Extractor string
}

// VersionOf reads the version off an article node.
func VersionOf(n Node) Version {
	return Version{n.Props.String("revision"), n.Props.String("extractor")}
}

// Reader is a graph that can be read from end to end: nodes of a label by id, edges of a type by key. A
// sequence ends at its first error.
type Reader interface {
	Nodes(context.Context, Label) iter.Seq2[Node, error]
	Edges(context.Context, Type) iter.Seq2[Edge, error]
}

// ingestedAt is the one property that tells when a run was, and so the one that a dump leaves out.
const ingestedAt = "ingestedAt"

// Dump writes the graph as canonical text: one line for each node, by label and id, then one for each
// edge, by type and key, with the properties as JSON sorted by name. The same graph gives the same bytes,
// whatever order it was written in. It holds one row at a time.
//
//	Person person:0a1b… {"aliases":["Umerov"],"name":"Umerov"}
//	CONFIRMED edge:77… person:0a1b… event:5c… {"articleId":"article:9d…","cue":"confirmed","end":115,"start":106}
//
// A dump is for comparing graphs, by newsgraph export and in the tests; nothing reads it back. It need not be
// complete, therefore, but whatever two equal graphs may differ in must not be in it.
func Dump(ctx context.Context, w io.Writer, r Reader) error {
	out := bufio.NewWriterSize(w, 1<<16)
	for _, label := range Labels {
		for n, err := range r.Nodes(ctx, label) {
			if err != nil {
				return fmt.Errorf("dump %s nodes: %w", label, err)
			}
			props, err := n.Props.JSON()
			if err != nil {
				return fmt.Errorf("dump %s: %w", n.ID, err)
			}
			fmt.Fprintf(out, "%s %s %s\n", n.Label, n.ID, props)
		}
	}
	for _, t := range Types {
		for e, err := range r.Edges(ctx, t) {
			if err != nil {
				return fmt.Errorf("dump %s edges: %w", t, err)
			}
			stored := e.Stored()
			delete(stored, "key") // it is on the line already
			props, err := stored.JSON()
			if err != nil {
				return fmt.Errorf("dump %s: %w", e.Key(), err)
			}
			fmt.Fprintf(out, "%s %s %s %s %s\n", e.Type, e.Key(), e.From.ID, e.To.ID, props)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write dump: %w", err)
	}
	return nil
}

// JSON is the one JSON form of the properties, sorted by name, as a dump has it: times in RFC 3339, a
// point as {"lat":…,"lon":…}. It leaves out ingestedAt.
func (p Props) JSON() ([]byte, error) {
	row := make(map[string]any, len(p))
	for name, v := range p {
		if t, ok := v.(time.Time); ok {
			v = t.UTC().Format(time.RFC3339Nano)
		}
		row[name] = v
	}
	delete(row, ingestedAt)
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf) // which sorts the keys of a map
	enc.SetEscapeHTML(false)
	if err := enc.Encode(row); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}
