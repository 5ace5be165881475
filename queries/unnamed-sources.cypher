// Title:       What sources without a name say
// Description: Claims of "officials", "police" or "witnesses" in the latest articles, and whether somebody with a name stands behind the
//              same event. What the copies of one text repeat is one row.
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
  UNION ALL
  MATCH (s:Organization)-[c:DENIED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:DENIED(articleId) RETURN s, c, e
}
WITH a, s, c, e
WHERE s.kind = 'unnamed'
WITH a, s, c, e ORDER BY a.published, a.id, c.start, c.key
WITH coalesce(a.originId, a.id) AS origin, coalesce(s.localKey, s.id) AS speaker, type(c) AS act, coalesce(c.sentence, c.key) AS sentence, c.cue AS cue,
     collect({a: a, s: s, c: c, e: e})[0] AS x
WITH x.a AS a, x.s AS s, x.c AS c, x.e AS e
ORDER BY a.published DESC, a.title, c.start, c.key LIMIT $limit
OPTIONAL MATCH (n:Entity)-[:STATED|CONFIRMED]->(e)
WHERE coalesce(n.kind, '') <> 'unnamed'
WITH s, c, e, a, n ORDER BY n.name, n.id
RETURN s.name AS source, type(c) AS act, e.name AS event, collect(DISTINCT n.name) AS namedSources,
       c.sentence AS sentence, a.title AS article, toString(date(a.published)) AS published, c.start AS start, c.key AS edge
ORDER BY published DESC, article, start, edge
LIMIT $limit
