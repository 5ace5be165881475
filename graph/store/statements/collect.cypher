// Delete those of the nodes that nothing holds: no edge at all but gazetteer edges that leave it. An edge
// of any other kind, such as one that a user has drawn, holds its node. The lock comes before the look, so
// that no other writer adds an edge in between.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
SET n.id = id
WITH n, id
WHERE NOT EXISTS { (n)<--() }
  AND NOT EXISTS { (n)-[r]->() WHERE type(r) <> 'LOCATED_IN' OR r.articleId IS NOT NULL OR r.key IS NULL }
WITH n, id, [(n)-[:LOCATED_IN]->(p) | p.id] AS places
DETACH DELETE n
RETURN id, places
