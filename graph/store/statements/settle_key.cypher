// Give records blocking keys.
UNWIND $rows AS row
MATCH (i:NewsgraphRecord {id: row.id})
USING INDEX SEEK i:NewsgraphRecord(id)
MERGE (k:NewsgraphKey {key: row.key})
CREATE (i)-[:NEWSGRAPH_KEY]->(k)
