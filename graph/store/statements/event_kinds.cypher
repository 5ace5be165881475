// The kinds of events, to take evidence anew: as their records have them, because an event may stand in another's node.
UNWIND $ids AS id
MATCH (i:NewsgraphRecord {id: id})
USING INDEX SEEK i:NewsgraphRecord(id)
RETURN id, i.static_kind AS kind
