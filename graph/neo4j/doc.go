// Package neo4j gives newsgraph a Neo4j to write to, without asking its user to set one up.
//
// [Find] looks for a server in a fixed order and takes the first that lets it in:
//
//  1. the server that the user names. If it fails, nothing else is tried: a graph must not land in
//     a database that nobody asked for;
//  2. the server that newsgraph started earlier, or one that already answers on the default port;
//  3. Docker, if an engine answers: the project's own docker-compose.yml;
//  4. Java 17 or newer with Maven: Neo4j's own published artifacts, fetched once.
//
// A server that newsgraph has created stays the one it uses: after a reboot, the second step starts
// it again with the graph that it holds, even if Docker has appeared in the meantime. When all
// steps fail, the error names each of them, why it failed and what to install or set.
//
// The servers of steps 3 and 4 are called managed. The package promises of them:
//
//   - They listen on 127.0.0.1 only, on 7687 and 7474 or the next free ports.
//   - Their password is random and lies in a file that only its owner can read. It is in no
//     argument, no log and no error.
//   - They outlive the process that started them, until [Stop] or a reboot.
//   - Two processes that start one at the same time get the same one.
//   - [Stop] ends a process only if it provably is the one that was started: its number, its
//     start time and its command line must all agree.
//
// # Layout
//
// The data directory is $NEWSGRAPH_HOME, else $XDG_DATA_HOME/newsgraph, else
// ~/.local/share/newsgraph:
//
//	lock                      held while a server is being started or stopped
//	server.json               the managed server: its kind, addresses and process
//	neo4j/password            of the Java server, mode 0600
//	neo4j/conf/               generated at each start: neo4j.conf, java.args
//	neo4j/data/, neo4j/logs/  the graph, and logs/neo4j.log
//	docker/password           of the Docker server, mode 0600; its graph is in a Docker volume
//	docker/docker-compose.yml
//
// The shared test server has a data directory of its own, test-server in the cache directory, with
// two more entries:
//
//	exclusive                 held by the process whose test uses the server
//	users/                    a file for each process that has used it, and keeper.sh
//
// The cache directory is $NEWSGRAPH_HOME/cache, else newsgraph in the user's cache directory. It
// can be deleted at any time when no server runs:
//
//	neo4j-VERSION/lib/        the server's class path, complete or absent
//	neo4j-VERSION/*.jsa       class data archives, which halve the time to start
package neo4j
