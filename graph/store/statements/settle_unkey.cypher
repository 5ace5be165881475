// Take blocking keys off records.
UNWIND $rows AS row
MATCH (k:NewsgraphKey {key: row.key})
USING INDEX SEEK k:NewsgraphKey(key)
MATCH (k)<-[r:NEWSGRAPH_KEY]-(i:NewsgraphRecord {id: row.id})
DELETE r
