// Title:       Said elsewhere and taken over
// Description: Claims in the latest articles that were made to another outlet or on another channel than the article's own: an interview
//              with a broadcaster, a post, a statement. The original is where to check. What copies repeat is one row.
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
  MATCH (s:Entity)-[c:STATED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:STATED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Entity)-[c:CONFIRMED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Entity)-[c:DENIED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:DENIED(articleId) RETURN s, c, e
}
WITH a, s, c, e
WHERE c.via IS NOT NULL
WITH a, s, c, e ORDER BY a.published, a.id, c.start, c.key
WITH coalesce(a.originId, a.id) AS origin, coalesce(s.localKey, s.id) AS speaker, type(c) AS act, c.via AS via, coalesce(c.sentence, c.key) AS sentence, e.name AS event,
     collect({a: a, s: s, c: c, e: e})[0] AS x
WITH x.a AS a, x.s AS s, x.c AS c, x.e AS e
RETURN DISTINCT s.name AS who, type(c) AS act, c.via AS where, e.name AS event, c.sentence AS sentence,
       a.source AS publisher, a.title AS article, toString(date(a.published)) AS published, a.url AS link, c.key AS edge
ORDER BY published DESC, article, edge
LIMIT $limit
