// Write the static properties of nodes and tell the folded ones that they hold. Setting the id to itself
// takes the node's lock even where there is nothing else to set.
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
ON CREATE SET n:__LABEL__
SET n.id = row.id
SET n += row.props
RETURN n.id AS id, n {.name, .aliases, .kind, .status, .date, .datePrecision, .firstSeen, .lastSeen, .title, .titleAsOf, .sources} AS props
