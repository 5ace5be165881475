// The people who say most in the latest articles, and how much they say in all.
CALL () {
  MATCH (a:Article) WHERE a.published IS NOT NULL
  RETURN a ORDER BY a.published DESC, a.id LIMIT 2000
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL
  RETURN a ORDER BY a.id LIMIT 2000
}
WITH a LIMIT 2000
CALL (a) {
  MATCH (p:Person)-[c:STATED {articleId: a.id}]->(:Event) USING INDEX SEEK c:STATED(articleId) RETURN p
  UNION ALL
  MATCH (p:Person)-[c:CONFIRMED {articleId: a.id}]->(:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN p
  UNION ALL
  MATCH (p:Person)-[c:DENIED {articleId: a.id}]->(:Event) USING INDEX SEEK c:DENIED(articleId) RETURN p
}
WITH p, count(*) AS claims ORDER BY claims DESC, p.name, p.id LIMIT 3
RETURN p.name AS value, coalesce(p.title, '') AS title, COUNT { (p)-[:STATED]->() } AS stated,
       COUNT { (p)-[:CONFIRMED]->() } AS confirmed, COUNT { (p)-[:DENIED]->() } AS denied
ORDER BY stated + confirmed + denied DESC, value, p.id
