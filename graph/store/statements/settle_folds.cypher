// The folded properties that nodes hold.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
RETURN id, n {.name, .aliases, .kind, .status, .date, .datePrecision, .firstSeen, .lastSeen, .title, .titleAsOf, .sources} AS props
