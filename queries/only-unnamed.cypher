// Title:       What rests on sources without a name alone
// Description: Events that "officials", "police" or "witnesses" state or confirm and nobody with a name: the latest articles first.
// Shape:       table
// Param:       limit int = 50 | at most so many rows
MATCH (a:Article)
WHERE a.published IS NOT NULL
WITH a ORDER BY a.published DESC, a.id LIMIT 1000
CALL (a) {
  MATCH (s:Organization)-[c:STATED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:STATED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Organization)-[c:CONFIRMED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c, e
}
WITH a, s, c, e
WHERE s.kind = 'unnamed'
  AND NOT EXISTS { MATCH (n:Entity)-[:STATED|CONFIRMED]->(e) WHERE coalesce(n.kind, '') <> 'unnamed' }
WITH a, e, s, c ORDER BY c.start, c.key
WITH a, e, collect(DISTINCT s.name) AS sources, collect(c.sentence)[0] AS sentence
RETURN e.name AS event, e.kind AS kind, sources, sentence, a.title AS article, a.source AS publisher,
       toString(date(a.published)) AS published, a.url AS link, e.id AS id
ORDER BY published DESC, article, event, id
LIMIT $limit
