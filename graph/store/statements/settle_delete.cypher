// Delete the records of ids that no article gives any more.
UNWIND $ids AS id
MATCH (i:NewsgraphRecord {id: id})
USING INDEX SEEK i:NewsgraphRecord(id)
DETACH DELETE i
