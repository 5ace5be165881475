// Which records have each blocking key.
UNWIND $keys AS key
MATCH (k:NewsgraphKey {key: key})<-[:NEWSGRAPH_KEY]-(i:NewsgraphRecord)
USING INDEX SEEK k:NewsgraphKey(key)
RETURN key, collect(i.id) AS ids
