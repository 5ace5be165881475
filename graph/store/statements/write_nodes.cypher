// Write the static properties of nodes and tell the folded ones that they hold. Setting the id to itself
// takes the node's lock even where there is nothing else to set. A writer who had the lock before may have
// deleted the node: then this row did nothing.
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
ON CREATE SET n:__LABEL__
SET n.id = row.id
SET n += row.props
RETURN row.id AS id, n.id IS NULL AS gone,
       n {.name, .aliases, .kind, .status, .date, .datePrecision, .firstSeen, .lastSeen, .title, .titleAsOf, .sources} AS props
