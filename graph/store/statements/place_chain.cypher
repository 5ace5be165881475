// What places lie in, by the gazetteer, all the way up.
UNWIND $ids AS id
MATCH (p:Entity {id: id})
USING INDEX SEEK p:Entity(id)
MATCH (p)-[:LOCATED_IN*0..8]->(q:Place)-[r:LOCATED_IN]->(up:Place)
WHERE r.articleId IS NULL AND left(r.key, 5) = 'edge:'
RETURN DISTINCT q.id AS `from`, up.id AS `to`
