// Title:       Who speaks of the same events
// Description: One speaker, the events spoken of, and everybody else who states, confirms or denies the same events: those with whom
//              most is in common first.
// Shape:       graph
// Param:       speaker name | a person, organization or country that speaks; Example: Umerov
// Param:       limit int = 50 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $speaker) YIELD node, score
WHERE node:Entity AND NOT node:Event AND EXISTS { (node)-[:STATED|CONFIRMED|DENIED]->() }
WITH node AS s, score ORDER BY score DESC, s.id LIMIT 1
MATCH (s)-[:STATED|CONFIRMED|DENIED]->(e:Event)<-[:STATED|CONFIRMED|DENIED]-(o:Entity)
WHERE o <> s
WITH s, o, collect(DISTINCT e) AS events
ORDER BY size(events) DESC, o.name, o.id LIMIT 20
UNWIND events AS e
MATCH path = (s)-[x:STATED|CONFIRMED|DENIED]->(e)<-[y:STATED|CONFIRMED|DENIED]-(o)
WITH o, e, size(events) AS common, path, x, y ORDER BY x.key, y.key
WITH o, e, common, collect(path)[0] AS path
RETURN path
ORDER BY common DESC, o.name, o.id, e.id
LIMIT $limit
