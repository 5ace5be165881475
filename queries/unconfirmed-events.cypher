// Title:       Stated, but confirmed by nobody
// Description: Events that at least one speaker stated and nobody confirmed, those with the most sources first: what is
//              still to be checked. Copies of one text count as one article.
// Shape:       table
// Param:       kind string = "" | only events of this kind; Example: attack
// Param:       limit int = 50 | at most so many rows
MATCH (e:Event)
WHERE e.sources >= 1 AND ($kind = '' OR e.kind = $kind)
WITH e ORDER BY e.sources DESC, e.id
WHERE NOT EXISTS { (e)<-[:CONFIRMED]-() }
WITH e LIMIT 2 * $limit
MATCH (s:Entity)-[c:STATED]->(e)
MATCH (a:Article {id: c.articleId})
WITH e, s, a ORDER BY s.name, s.id
WITH e, collect(DISTINCT s.name) AS statedBy, collect(DISTINCT coalesce(a.originId, a.id)) AS origins ORDER BY e.id
WITH CASE WHEN size(origins) = 1 THEN origins[0] + e.name ELSE e.id END AS happening, collect(e)[0] AS e, collect(statedBy)[0] AS statedBy,
     size(collect(origins)[0]) AS articles
RETURN e.name AS event, e.kind AS kind, e.status AS status, toString(e.date) AS date, statedBy, articles,
       EXISTS { (e)<-[:DENIED]-() } AS denied, e.id AS id
ORDER BY size(statedBy) DESC, articles DESC, event, id
LIMIT $limit
