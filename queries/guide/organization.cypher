// The named organizations that say most in the latest articles.
CALL () {
  MATCH (a:Article) WHERE a.published IS NOT NULL
  RETURN a ORDER BY a.published DESC, a.id LIMIT 2000
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL
  RETURN a ORDER BY a.id LIMIT 2000
}
WITH a LIMIT 2000
CALL (a) {
  MATCH (o:Organization)-[c:STATED {articleId: a.id}]->(:Event) USING INDEX SEEK c:STATED(articleId) RETURN o
  UNION ALL
  MATCH (o:Organization)-[c:CONFIRMED {articleId: a.id}]->(:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN o
  UNION ALL
  MATCH (o:Organization)-[c:DENIED {articleId: a.id}]->(:Event) USING INDEX SEEK c:DENIED(articleId) RETURN o
}
WITH o, count(*) AS claims
WHERE coalesce(o.kind, '') <> 'unnamed'
RETURN o.name AS value, claims
ORDER BY claims DESC, value, o.id
LIMIT 3
