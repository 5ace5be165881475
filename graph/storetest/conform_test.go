package storetest_test

import (
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/storetest"
)

func TestMem(t *testing.T) {
	storetest.Conform(t, func(*testing.T) storetest.Graph { return new(graph.Mem) })
}

func TestNeo4j(t *testing.T) {
	storetest.Conform(t, func(t *testing.T) storetest.Graph { return storetest.Open(t) })
}
