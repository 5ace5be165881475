// Title:       What rests on sources without a name alone
// Description: Events of the latest articles that "officials", "police" or "witnesses" state or confirm and nobody with a name, in any
//              article. What the copies of one text repeat is one row.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 1000 | look at so many articles, the latest first and those without a date last
// Param:       limit int = 50 | at most so many rows
CALL () {
  MATCH (a:Article) WHERE a.published >= datetime(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END)
  RETURN a ORDER BY a.published DESC, a.id LIMIT $articles
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL AND $from = '' RETURN a ORDER BY a.id LIMIT $articles
}
WITH a LIMIT $articles
CALL (a) {
  MATCH (s:Organization)-[c:STATED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:STATED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Organization)-[c:CONFIRMED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c, e
}
WITH a, s, c, e
WHERE s.kind = 'unnamed'
  AND NOT EXISTS { MATCH (n:Entity)-[:STATED|CONFIRMED]->(e) WHERE coalesce(n.kind, '') <> 'unnamed' }
WITH a, e, s, c ORDER BY c.start, c.key
WITH a, e, collect(DISTINCT s.name) AS sources, coalesce(collect(c.sentence)[0], a.id) AS sentence ORDER BY a.published, a.id, e.id
WITH coalesce(a.originId, a.id) AS origin, sources, sentence, collect({a: a, e: e})[0] AS x
WITH x.a AS a, x.e AS e, sources, sentence
RETURN e.name AS event, e.kind AS kind, sources, sentence, a.title AS article, a.source AS publisher,
       toString(date(a.published)) AS published, a.url AS link, e.id AS id
ORDER BY published DESC, article, event, id
LIMIT $limit
