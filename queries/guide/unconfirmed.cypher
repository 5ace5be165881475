// Events that several state and nobody confirms.
MATCH (e:Event) WHERE e.sources >= 1
WITH e ORDER BY e.sources DESC, e.id LIMIT 500
WHERE NOT EXISTS { (e)<-[:CONFIRMED]-() }
MATCH (s:Entity)-[:STATED]->(e)
WITH e, s ORDER BY s.name, s.id
WITH e, collect(DISTINCT s.name) AS statedBy
RETURN e.name AS value, statedBy
ORDER BY size(statedBy) DESC, value, e.id
LIMIT 3
