package queries

import (
	"archive/zip"
	"fmt"
	"io"
)

// Questions to keep in Neo4j Browser's own list, for who does not want to come back to the guide for each of
// them.

// Favourites writes the questions as a file that Neo4j Browser takes in when it is dropped onto its window: an archive with one
// .cypher file each, in a folder of the name that Browser shows. The same questions give the same bytes.
// Their parameters are filled in already, with examples of the graph.
func Favourites(w io.Writer, questions []Entry) error {
	z := zip.NewWriter(w)
	for _, e := range questions {
		// No time of change is set: it would make other bytes each time.
		f, err := z.CreateHeader(&zip.FileHeader{Name: "newsgraph/" + e.Name + ".cypher", Method: zip.Deflate})
		if err != nil {
			return fmt.Errorf("write favourites: %w", err)
		}
		// Browser names a favourite after a comment in its first line.
		if _, err := io.WriteString(f, comment(e.Title)+e.Cypher+"\n"); err != nil {
			return fmt.Errorf("write favourites: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write favourites: %w", err)
	}
	return nil
}
