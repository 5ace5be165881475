// Title:       Stated, but confirmed by nobody
// Description: Events that at least one speaker stated and nobody confirmed, those with the most sources first: what is
//              still to be checked.
// Shape:       table
// Param:       kind string = "" | only events of this kind; Example: attack
// Param:       limit int = 50 | at most so many rows
MATCH (e:Event)
WHERE e.sources >= 1 AND ($kind = '' OR e.kind = $kind)
WITH e ORDER BY e.sources DESC, e.id
WHERE NOT EXISTS { (e)<-[:CONFIRMED]-() }
WITH e LIMIT $limit
MATCH (s:Entity)-[c:STATED]->(e)
WITH e, s, c ORDER BY s.name, s.id
WITH e, collect(DISTINCT s.name) AS statedBy, count(DISTINCT c.articleId) AS articles
RETURN e.name AS event, e.kind AS kind, e.status AS status, toString(e.date) AS date, statedBy, articles,
       EXISTS { (e)<-[:DENIED]-() } AS denied, e.id AS id
ORDER BY size(statedBy) DESC, articles DESC, event, id
LIMIT $limit
