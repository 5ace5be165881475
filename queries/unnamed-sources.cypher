// Title:       What sources without a name say
// Description: Claims of "officials", "police" or "witnesses", and whether somebody with a name stands behind the same
//              event.
// Shape:       table
// Param:       limit int = 50 | at most so many rows
MATCH (a:Article)
WHERE a.published IS NOT NULL
WITH a ORDER BY a.published DESC, a.id LIMIT 1000
CALL (a) {
  MATCH (s:Organization)-[c:STATED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:STATED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Organization)-[c:CONFIRMED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Organization)-[c:DENIED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:DENIED(articleId) RETURN s, c, e
}
WITH a, s, c, e
WHERE s.kind = 'unnamed'
WITH a, s, c, e ORDER BY a.published DESC, a.title, c.start, c.key LIMIT $limit
OPTIONAL MATCH (n:Entity)-[:STATED|CONFIRMED]->(e)
WHERE coalesce(n.kind, '') <> 'unnamed'
WITH s, c, e, a, n ORDER BY n.name, n.id
RETURN s.name AS source, type(c) AS act, e.name AS event, collect(DISTINCT n.name) AS namedSources,
       c.sentence AS sentence, a.title AS article, toString(date(a.published)) AS published, c.start AS start, c.key AS edge
ORDER BY published DESC, article, start, edge
LIMIT $limit
