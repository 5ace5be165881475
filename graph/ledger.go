package graph

// What package resolve sees of a graph while it settles: enough to find what a decision hangs on, by what
// changed, by blocking keys and by nodes, and never all records at once. The graph, on its side, need not know
// how anything is decided.

// Ledger is the records of a graph while they are settled, in one transaction: what is settled is so when the
// transaction ends, or not at all. The unsettled records do not change under the reader's hands; another may, and
// is unsettled when the transaction ends.
//
// Records come sorted by id.
type Ledger interface {
	// Unsettled are records that have changed since they were settled last, at most a number of them.
	Unsettled(most int) ([]Record, error)
	// Judged are all records into which a judgement went.
	Judged() ([]Record, error)
	// Records are those of the ids that there are.
	Records(ids []string) ([]Record, error)
	// Standing are the records that stand in nodes; without those scoped to one article, of which a node may
	// have very many. Events, and those into which a judgement went, may be among them all the same.
	Standing(nodes []string) ([]Record, error)
	// Sizes says how many records have each blocking key; those that none has are not in it.
	Sizes(keys []string) (map[string]int, error)
	// Members are the ids of the records that have each blocking key.
	Members(keys []string) (map[string][]string, error)
	// Settle takes down what was decided, and moves edges, nodes and folded properties accordingly. Those that
	// Unsettled gave are then settled; of them, a record that no article speaks of is removed. It is called once,
	// at the end.
	Settle([]Settled) (Change, error)
}

// Settled is what was decided of a record.
type Settled struct {
	Ref
	Node                 string
	Keys, Doubts, Judged []string
}
