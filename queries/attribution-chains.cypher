// Title:       On whose word
// Description: An event, everybody who vouches for it or denies it, and the articles that say so: the chain from the paper to the
//              source to the happening. Many articles on one source are still one source.
// Shape:       graph
// Param:       event name | words of the event's name; Example: Ukrainian forces
// Param:       limit int = 35 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $event) YIELD node, score
WHERE node:Entity AND node:Event
WITH node AS e, score ORDER BY coalesce(e.sources, 0) DESC, COUNT { (e)<-[:MENTIONS]-() } DESC, score DESC, e.id LIMIT 1
MATCH (s:Entity)-[c:CONFIRMED|DENIED|STATED]->(e)
WITH e, s, c.articleId AS article, c ORDER BY CASE type(c) WHEN 'STATED' THEN 1 ELSE 0 END, c.start, c.key
WITH e, s, article, collect(c)[0] AS c
MATCH path = (a:Article {id: article})-[:MENTIONS]->(s)-[c]->(e)
RETURN path
ORDER BY CASE type(c) WHEN 'STATED' THEN 1 ELSE 0 END, a.published, a.id, s.id
LIMIT $limit
