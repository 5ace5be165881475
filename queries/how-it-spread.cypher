// Title:       How a story spread, as a picture
// Description: The articles that speak of an event, the earliest first, and the sources whom each of them has on it.
// Shape:       graph
// Param:       event name | words of the event's name; Example: Ukrainian forces
// Param:       limit int = 60 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $event) YIELD node, score
WHERE node:Entity AND node:Event
WITH node AS e, score ORDER BY coalesce(e.sources, 0) DESC, COUNT { (e)<-[:MENTIONS]-() } DESC, score DESC, e.id LIMIT 1
MATCH (a:Article)-[m:MENTIONS]->(e)
WITH e, a, m ORDER BY a.published, a.id LIMIT 20
CALL (e, a, m) {
  MATCH path = (a)-[m]->(e)
  RETURN path, 0 AS rank, '' AS tie
  UNION
  MATCH path = (s:Entity)-[c:STATED {articleId: a.id}]->(e) USING INDEX SEEK c:STATED(articleId)
  RETURN path, 1 AS rank, s.id + c.key AS tie
  UNION
  MATCH path = (s:Entity)-[c:CONFIRMED {articleId: a.id}]->(e) USING INDEX SEEK c:CONFIRMED(articleId)
  RETURN path, 1 AS rank, s.id + c.key AS tie
  UNION
  MATCH path = (s:Entity)-[c:DENIED {articleId: a.id}]->(e) USING INDEX SEEK c:DENIED(articleId)
  RETURN path, 1 AS rank, s.id + c.key AS tie
}
RETURN path
ORDER BY rank, a.published, a.id, tie
LIMIT $limit
