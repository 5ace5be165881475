// The static properties that records keep for their nodes.
UNWIND $ids AS id
MATCH (i:NewsgraphRecord {id: id})
USING INDEX SEEK i:NewsgraphRecord(id)
RETURN id, properties(i) AS props
