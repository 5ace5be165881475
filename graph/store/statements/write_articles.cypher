// Write articles and tell when each was published and which story it was in as the graph had it. Setting the
// id to itself takes the node's lock, so that two writers of one article go one after the other. A writer who
// had the lock before may have deleted the node: then this row did nothing. The story stays for the moment.
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a.id = row.id
WITH a, row, a.published AS before, a.sketch AS sketch, a.agency AS agency, a.originId AS origin, a.duplicateOf AS first
SET a = row.props
SET a.originId = origin, a.duplicateOf = first
RETURN row.id AS id, a.id IS NULL AS gone, before, sketch, agency, origin, first
