package neo4j

import _ "embed"

// What newsgraph starts: one version, fixed, so that the configuration, the class path and the canned questions
// can be tested with it. To change it is to change pom.xml, compose.yml and the count of files along with it.

// Version is the Neo4j that newsgraph starts: the long-term support line, which Java 17 can run.
const Version = "5.26.30"

// What a user must have or fetch for it.
const (
	minJava   = 17             // feature release
	jarCount  = 214            // files in the class path of Version
	fetchSize = "about 137 MB" // of them
	mainClass = "org.neo4j.server.CommunityEntryPoint"
	adminTool = "org.neo4j.cli.AdminTool"
)

// Default ports of Neo4j.
const (
	defaultBolt = 7687
	defaultHTTP = 7474
)

// pom names the artifacts that make up the server.
//
//go:embed pom.xml
var pom []byte

// composeFile is the project's docker-compose.yml: a binary that was installed alone has no
// checkout to read it from. A test holds the two files together.
//
//go:embed compose.yml
var composeFile []byte
