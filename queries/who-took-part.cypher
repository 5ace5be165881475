// Title:       What somebody took part in
// Description: Events in which a person, an organization or a country took part, in which role, and who says so.
// Shape:       table
// Param:       name name | a person, organization or country; Example: North Korean
// Param:       limit int = 100 | at most so many rows
CALL db.index.fulltext.queryNodes('newsgraph_names', $name) YIELD node, score
WHERE node:Entity AND NOT node:Event AND EXISTS { (node)-[:PARTICIPATED_IN]->() }
WITH node AS n, score ORDER BY score DESC, n.id LIMIT 3
MATCH (n)-[r:PARTICIPATED_IN]->(e:Event)
WITH n, e, r ORDER BY r.role
WITH n, e, collect(DISTINCT r.role) AS roles ORDER BY coalesce(e.sources, 0) DESC, e.id LIMIT $limit
OPTIONAL MATCH (s:Entity)-[:STATED|CONFIRMED]->(e)
WITH n, e, roles, s ORDER BY s.name, s.id
RETURN n.name AS who, toString(e.date) AS date, e.name AS event, e.kind AS kind, roles, e.status AS status,
       collect(DISTINCT s.name) AS accordingTo, e.id AS id
ORDER BY date, event, who, id
LIMIT $limit
