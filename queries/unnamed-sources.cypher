// Title:       What sources without a name say
// Description: Claims of "officials", "police" or "witnesses", and whether somebody with a name stands behind the same
//              event.
// Shape:       table
// Param:       limit int = 50 | at most so many rows
MATCH (s:Organization {kind: 'unnamed'})-[c:STATED|CONFIRMED|DENIED]->(e:Event)
MATCH (a:Article {id: c.articleId})
OPTIONAL MATCH (n:Entity)-[:STATED|CONFIRMED]->(e)
WHERE coalesce(n.kind, '') <> 'unnamed'
WITH s, c, e, a, n ORDER BY n.name, n.id
RETURN s.name AS source, type(c) AS act, e.name AS event, collect(DISTINCT n.name) AS namedSources,
       c.sentence AS sentence, a.title AS article, toString(date(a.published)) AS published, c.start AS start, c.key AS edge
ORDER BY published DESC, article, start, edge
LIMIT $limit
