package neo4j

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
)

// How the Java server is configured: neo4j.conf, and the arguments of the Java process. Nothing is read back
// from them; a user who wants other settings runs a server of their own.

// confText is neo4j.conf. Every setting is one that Version accepts: the server refuses to start
// over an unknown one.
func confText(bolt, http int, test bool) string {
	// The cache of the pages of the store, beside the heap. The server would otherwise take half of what memory
	// is left.
	pageCache := "256m"
	if test {
		pageCache = "64m"
	}
	return fmt.Sprintf(`# Written by newsgraph at each start of the server: changes are lost.

# Nobody but this machine can connect.
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:%[1]d
server.bolt.advertised_address=localhost:%[1]d
server.http.listen_address=127.0.0.1:%[2]d
server.http.advertised_address=localhost:%[2]d
server.https.enabled=false

# The heap is set in java.args.
server.memory.pagecache.size=%[3]s

# Without these, an empty graph takes 517 MB of disk and a large load leaves gigabytes of logs.
db.tx_log.preallocate=false
db.tx_log.rotation.size=32m
db.tx_log.rotation.retention_policy=keep_none

# Nothing is sent anywhere, and Browser shows guides from this machine only.
dbms.usage_report.enabled=false
client.allow_telemetry=false
browser.remote_content_hostname_whitelist=localhost,127.0.0.1

# Stop in 3 seconds instead of 12.
internal.server.bolt.thread_pool_shutdown_wait_time=0s
internal.server.bolt.connection_shutdown_wait_time=0s
`, bolt, http, pageCache)
}

// launch is what the arguments of the Java process depend on.
type launch struct {
	home      home
	jars      []string
	heap      string
	test      bool
	archive   string // class data archive to use, if any
	recording string // class data archive to write when the server ends, if any
}

// arguments returns all arguments of java in its order, for java.args.
func (l launch) arguments() []string {
	heap := cmp.Or(l.heap, "1g")
	// A laptop shares its memory with a browser, so the server begins small.
	args := []string{"-Xms256m", "-Xmx" + heap}
	if l.test {
		// No second compiler and no collector threads: quick to start, slow under load.
		heap = cmp.Or(l.heap, "512m")
		args = []string{"-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"}
	} else {
		args = append(args, "-XX:+UseG1GC")
	}
	// These are the arguments of Neo4j's own start script: it needs to see into these parts of Java, and
	// a server that has run out of memory must end rather than go on in an unknown state.
	args = append(args,
		"-XX:-OmitStackTraceInFastThrow",
		"-XX:+ExitOnOutOfMemoryError",
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
		"-Dio.netty.tryReflectionSetAccessible=true",
		"-Dlog4j2.disable.jmx=true",
		"-Dfile.encoding=UTF-8",
	)
	switch {
	case l.archive != "":
		args = append(args, "-XX:SharedArchiveFile="+l.archive)
	case l.recording != "":
		args = append(args, "-XX:ArchiveClassesAtExit="+l.recording)
	}
	return append(args,
		"-cp", strings.Join(l.jars, string(filepath.ListSeparator)),
		mainClass,
		"--home-dir="+l.home.java(),
		"--config-dir="+l.home.conf(),
	)
}

// argumentFile writes arguments the way java reads them after an @: one on each line, in quotes,
// with backslashes doubled. It keeps the command line short enough to be read by people and by
// process.runs.
func argumentFile(args []string) string {
	var b strings.Builder
	for _, arg := range args {
		b.WriteString(`"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(arg) + "\"\n")
	}
	return b.String()
}
