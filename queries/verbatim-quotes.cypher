// Title:       What was said word for word
// Description: Claims about an event that stand in quotation marks, with who says them, in which article.
// Shape:       table
// Param:       person name | the speaker's name or a part of it; Example: Vučević
// Param:       limit int = 50 | at most so many rows
CALL db.index.fulltext.queryNodes('newsgraph_names', $person) YIELD node, score
WHERE node:Entity AND NOT node:Event
WITH node AS s, score ORDER BY score DESC, s.id LIMIT 5
MATCH (s)-[c:STATED|CONFIRMED|DENIED {quote: true}]->(e:Event)
MATCH (a:Article {id: c.articleId})
RETURN s.name AS who, c.content AS words, e.name AS about, type(c) AS act, a.source AS publisher, a.title AS article,
       toString(date(a.published)) AS published, a.url AS link, c.key AS edge
ORDER BY published, article, c.start, edge
LIMIT $limit
