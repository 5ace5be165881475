// Title:       What an article gave to the graph
// Description: Every claim that an article gave rise to, in reading order: who, the act, the event, and the words of the
//              article that show it, with the offsets of the cue in the article's text.
//              newsgraph explain tells more of any edge.
// Shape:       table
// Param:       article string | a part of the article's title, its id or its address; Example: Zelenskyy confirms
// Param:       limit int = 200 | at most so many rows
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
RETURN s.name AS who, type(c) AS act, e.name AS event, c.cue AS cue, c.start AS start, c.end AS end,
       c.confidence AS confidence, c.content AS content, c.sentence AS sentence, a.title AS article,
       c.key AS edge
ORDER BY start, who, act
LIMIT $limit
