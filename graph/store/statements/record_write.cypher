// Make sure of the records of ids that a batch gives, lock them, and tell what they hold. A writer who had the
// lock before may have deleted a record: then this row did nothing.
UNWIND $rows AS row
MERGE (i:NewsgraphRecord {id: row.id})
SET i.id = row.id
SET i += row.props
RETURN row.id AS id, i.id IS NULL AS gone, coalesce(i.node, row.id) AS node,
       i.articles IS NULL AS fresh, coalesce(i.articles, 0) AS articles, coalesce(i.said, []) AS said
