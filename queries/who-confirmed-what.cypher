// Title:       Who confirmed what
// Description: Every confirmation in the latest articles: who vouched for which event, in which words, in which article. What the
//              copies of one text repeat is one row.
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
  MATCH (s:Entity)-[c:CONFIRMED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c, e
}
WITH a, s, c, e ORDER BY a.published, a.id, c.start, c.key
WITH coalesce(a.originId, a.id) AS origin, coalesce(s.localKey, s.id) AS speaker, coalesce(c.sentence, c.key) AS sentence, c.cue AS cue,
     collect({s: s, e: e, c: c, a: a})[0] AS x, count(DISTINCT a) AS papers
WITH x.s AS s, x.e AS e, x.c AS c, x.a AS a, papers - 1 AS copies
RETURN s.name AS who, e.name AS event, e.kind AS kind, c.cue AS cue, c.content AS content,
       c.sentence AS sentence, a.title AS article, toString(date(a.published)) AS published, copies
ORDER BY published DESC, who, event, c.key
LIMIT $limit
