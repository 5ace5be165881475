// Title:       Who is heard most
// Description: Speakers by the number of events they speak of in the latest articles, with how often they state, confirm and deny, and on
//              how many articles that rests; of the copies of one text the fullest counts. Sources without a name are left out unless unnamed is true.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 2000 | look at so many articles, the latest first and those without a date last
// Param:       unnamed bool = false | also sources without a name
// Param:       limit int = 25 | at most so many rows
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
WITH s, c, e, a
WHERE $unnamed OR coalesce(s.kind, '') <> 'unnamed'
WITH s, c, e, a, coalesce(a.originId, a.id) AS origin ORDER BY s.id
WITH coalesce(origin + s.localKey, s.id) AS speaker, origin, a, collect(s)[0] AS s, collect({act: type(c), e: e}) AS claims
ORDER BY size(claims) DESC, a.published, a.id
WITH speaker, origin, collect(s)[0] AS s, collect(claims)[0] AS claims
UNWIND claims AS x
WITH s, count(DISTINCT x.e) AS events, count(DISTINCT origin) AS articles,
     sum(CASE x.act WHEN 'STATED' THEN 1 ELSE 0 END) AS stated,
     sum(CASE x.act WHEN 'CONFIRMED' THEN 1 ELSE 0 END) AS confirmed,
     sum(CASE x.act WHEN 'DENIED' THEN 1 ELSE 0 END) AS denied
ORDER BY events DESC, articles DESC, s.name, s.id LIMIT $limit
RETURN s.name AS source, [l IN labels(s) WHERE l <> 'Entity'][0] AS label, s.title AS title,
       events, stated, confirmed, denied, articles, s.id AS id
ORDER BY events DESC, articles DESC, source, id
