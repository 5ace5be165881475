package neo4j

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// What is kept of a managed server from one program to the next: where its files are, what server.json says,
// its password. There is no daemon to ask; whoever comes next reads the files.

// home is a data directory; its layout is in the package comment.
type home string

func (h home) path(elem ...string) string {
	return filepath.Join(append([]string{string(h)}, elem...)...)
}

func (h home) state() string          { return h.path("server.json") }
func (h home) lock() string           { return h.path("lock") }
func (h home) exclusive() string      { return h.path("exclusive") }
func (h home) users() string          { return h.path("users") }
func (h home) java() string           { return h.path("neo4j") }
func (h home) conf() string           { return h.path("neo4j", "conf") }
func (h home) arguments() string      { return h.path("neo4j", "conf", "java.args") }
func (h home) log() string            { return h.path("neo4j", "logs", "neo4j.log") }
func (h home) console() string        { return h.path("neo4j", "logs", "console.log") }
func (h home) compose() string        { return h.path("docker", "docker-compose.yml") }
func (h home) password(k kind) string { return h.path(k.folder(), "password") }

// kind says what runs a managed server.
type kind string

const (
	byJava   kind = "java"
	byDocker kind = "docker"
)

// folder is where the password of such a server lies; the Java server's graph is there, too.
func (k kind) folder() string {
	if k == byDocker {
		return "docker"
	}
	return "neo4j"
}

// state is what server.json says about the managed server. The file stays when the server stops, because it
// also says which kind of server holds the graph. A newer newsgraph reads what an older one wrote, so what is
// missing must have a zero value that is right.
type state struct {
	Kind    kind    `json:"kind"`
	Version string  `json:"version"`
	Test    bool    `json:"test,omitempty"` // made for tests, which may delete everything in it
	Bolt    int     `json:"bolt"`           // ports
	HTTP    int     `json:"http"`
	Process process `json:"process,omitzero"`  // the zero process when stopped, and with Docker
	Records bool    `json:"records,omitempty"` // this run ends by writing a class data archive
	Keeper  process `json:"keeper,omitzero"`   // watches over a shared test server
}

// readState returns nil where no managed server was ever created. Without the lock it may be old by the time it
// is used, which is why start reads it again. A file that cannot be understood is an error, not the absence of
// a server: to create another one would hide the graph of the first.
func (h home) readState() (*state, error) {
	data, err := os.ReadFile(h.state())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the server's state: %w", err)
	}
	var st state
	if err := json.Unmarshal(data, &st); err != nil {
		return nil, fmt.Errorf("read the server's state in %s: %w", h.state(), err)
	}
	if st.Kind != byJava && st.Kind != byDocker {
		return nil, fmt.Errorf("read the server's state in %s: unknown kind %q", h.state(), st.Kind)
	}
	return &st, nil
}

// writeState is called under the lock of the data directory, by whoever starts or stops the server.
func (h home) writeState(st *state) error {
	data, err := json.MarshalIndent(st, "", "  ")
	if err != nil {
		return fmt.Errorf("write the server's state: %w", err)
	}
	if err := replaceFile(h.state(), append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("write the server's state: %w", err)
	}
	return nil
}

// server describes the managed server without its password. It says localhost rather than 127.0.0.1
// because Neo4j Browser lets pages of localhost show guides, and takes the two for different machines.
// The caller adds the password, so that a status can be shown without reading it.
func (h home) server(st *state, database string) *Server {
	return &Server{
		URI:      fmt.Sprintf("bolt://localhost:%d", st.Bolt),
		HTTP:     fmt.Sprintf("http://localhost:%d", st.HTTP),
		Username: "neo4j",
		Database: database,
		Managed:  true,
	}
}

// readPassword fails where the file can be read by others: it may have been read then.
func (h home) readPassword(k kind) (string, error) {
	return ReadPasswordFile(h.password(k))
}

// newPassword returns the password of the server to be created and keeps it. One that is there
// already stays, because an earlier attempt may have given it to a database.
func (h home) newPassword(k kind) (string, error) {
	// Lstat, because a link to nowhere is there too and must not be replaced.
	if _, err := os.Lstat(h.password(k)); err == nil {
		return h.readPassword(k)
	}
	// 26 letters and digits, 130 bits: safe unquoted in a file, an environment and a URL.
	password := strings.ToLower(rand.Text())
	if err := os.MkdirAll(filepath.Dir(h.password(k)), 0o700); err != nil {
		return "", fmt.Errorf("keep the server's password: %w", err)
	}
	if err := replaceFile(h.password(k), []byte(password+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("keep the server's password: %w", err)
	}
	return password, nil
}

// ReadPasswordFile returns the first line of a file that only its owner can read. It is also for the password
// files of a user's own servers, which the command line takes. The checks come before the reading: a wrong name
// may be that of any file.
func ReadPasswordFile(name string) (string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	if mode := info.Mode().Perm(); ownerOnly && mode&0o077 != 0 {
		return "", fmt.Errorf("read the password: others can read %s (mode %04o); run: chmod 600 %[1]s", name, mode)
	}
	if info.Size() > 4096 {
		return "", fmt.Errorf("read the password: %s has %d bytes, so it is no password file", name, info.Size())
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	line = strings.TrimSuffix(line, "\r")
	if line == "" {
		return "", fmt.Errorf("read the password: the first line of %s is empty", name)
	}
	return line, nil
}

// replaceFile writes a file as a whole or not at all, also if the machine loses power. The mode is there
// before the first byte is readable under the name.
func replaceFile(name string, data []byte, mode fs.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails after the rename, as it should
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
