// Delete the blocking keys that no record has any more.
UNWIND $keys AS key
MATCH (k:NewsgraphKey {key: key})
USING INDEX SEEK k:NewsgraphKey(key)
WHERE NOT EXISTS { (k)<-[:NEWSGRAPH_KEY]-() }
DELETE k
