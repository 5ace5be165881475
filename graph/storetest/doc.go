// Package storetest gives a test a clean graph in a real Neo4j, and holds implementations of a graph to
// one behaviour.
//
// [Open] finds the server in this order: the one that NEWSGRAPH_TEST_NEO4J names (with
// NEWSGRAPH_TEST_NEO4J_USERNAME, neo4j if empty, and NEWSGRAPH_TEST_NEO4J_PASSWORD), whose database is
// WIPED; else the shared test server of package neo4j, which is found or started with Java and Maven.
// Where there is neither, the test is skipped with the reason on a laptop and fails under CI=true. One
// test at a time has the server, over all packages and processes on the machine.
//
// [Conform] is the conformance suite: it holds graph.Mem and a real Neo4j to the same dump. [Articles] makes
// the articles that it writes, hostile strings and all.
package storetest
