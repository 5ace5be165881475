// Title:       What an article says, as a picture
// Description: One article's sources, what each of them states, confirms or denies, and where it happened.
// Shape:       graph
// Param:       article string | a part of the article's title, its id or its address; Example: Zelenskyy confirms
// Param:       limit int = 60 | at most so many paths
MATCH (a:Article)
WHERE a.id = $article OR a.url = $article OR toLower(a.title) CONTAINS toLower($article)
WITH a ORDER BY a.published DESC, a.id LIMIT 1
CALL (a) {
  MATCH (s:Entity)-[c:STATED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:STATED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Entity)-[c:CONFIRMED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Entity)-[c:DENIED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:DENIED(articleId) RETURN s, c, e
}
WITH DISTINCT a, s, c, e ORDER BY c.start, c.key LIMIT $limit
CALL (a, s, c, e) {
  MATCH path = (s)-[c]->(e)
  RETURN path, 0 AS rank, '' AS tie
  UNION
  MATCH path = (e)-[l:LOCATED_IN {articleId: a.id}]->(:Place) USING INDEX SEEK l:LOCATED_IN(articleId)
  RETURN path, 1 AS rank, l.key AS tie
}
RETURN path
ORDER BY rank, c.start, c.key, tie
LIMIT $limit
