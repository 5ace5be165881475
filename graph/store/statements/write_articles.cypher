// Write articles and tell when each was published as the graph had it. Setting the id to itself takes the
// node's lock, so that two writers of one article go one after the other. A writer who had the lock before
// may have deleted the node: then this row did nothing.
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a.id = row.id
WITH a, row, a.published AS before
SET a = row.props
RETURN row.id AS id, a.id IS NULL AS gone, before
