// How many records have each blocking key.
UNWIND $keys AS key
MATCH (k:NewsgraphKey {key: key})
USING INDEX SEEK k:NewsgraphKey(key)
RETURN key, COUNT { (k)<-[:NEWSGRAPH_KEY]-() } AS size
