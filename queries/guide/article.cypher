// Of the latest articles, those that make most claims. Where no article has a date, any will do.
CALL () {
  MATCH (a:Article) WHERE a.published IS NOT NULL
  RETURN a ORDER BY a.published DESC, a.id LIMIT 20
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL
  RETURN a ORDER BY a.id LIMIT 20
}
WITH a LIMIT 20
CALL (a) {
  MATCH ()-[r:STATED {articleId: a.id}]->() USING INDEX SEEK r:STATED(articleId) RETURN count(r) AS stated
}
CALL (a) {
  MATCH ()-[r:CONFIRMED {articleId: a.id}]->() USING INDEX SEEK r:CONFIRMED(articleId) RETURN count(r) AS confirmed
}
RETURN a.title AS value, stated + confirmed AS claims, a.id AS id
ORDER BY claims DESC, value, id
LIMIT 2
