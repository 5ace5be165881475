// Records, locked: nothing about them changes until they are settled.
UNWIND $ids AS id
MATCH (i:NewsgraphRecord {id: id})
USING INDEX SEEK i:NewsgraphRecord(id)
SET i.id = id
WITH i WHERE i.id IS NOT NULL
RETURN i {.id, .node, .own, .articles, .said, .doubts, .judged} AS props, [(i)-[:NEWSGRAPH_KEY]->(k) | k.key] AS keys
