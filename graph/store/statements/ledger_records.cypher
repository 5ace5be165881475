// Records, with their blocking keys.
UNWIND $ids AS id
MATCH (i:NewsgraphRecord {id: id})
USING INDEX SEEK i:NewsgraphRecord(id)
RETURN i {.id, .node, .own, .articles, .said, .doubts, .judged} AS props, [(i)-[:NEWSGRAPH_KEY]->(k) | k.key] AS keys
