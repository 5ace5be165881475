// Title:       How much rests on sources without a name
// Description: Publishers by the share of their claims that come from "officials", "police" or "witnesses" rather than from somebody with a
//              name, in the latest articles.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 1000 | look at so many articles, the latest first and those without a date last
// Param:       minClaims int = 1 | only publishers with at least so many claims
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
WITH coalesce(a.source, '(publisher not known)') AS publisher, count(DISTINCT a) AS articles, count(DISTINCT c) AS claims,
     count(DISTINCT CASE WHEN s.kind = 'unnamed' THEN c END) AS unnamed
WHERE claims >= $minClaims
RETURN publisher, articles, claims, unnamed, round(100.0 * unnamed / claims, 1) AS percentUnnamed
ORDER BY percentUnnamed DESC, claims DESC, publisher
LIMIT $limit
