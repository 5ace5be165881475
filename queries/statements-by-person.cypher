// Title:       What a person said
// Description: Everything that a person stated, confirmed or denied, in the order of the articles, with the sentence
//              that shows it.
// Shape:       table
// Param:       person name | the person's name or a part of it; Example: Zelenskyy
// Param:       limit int = 100 | at most so many rows
CALL db.index.fulltext.queryNodes('newsgraph_names', $person) YIELD node, score
WHERE node:Entity AND node:Person
WITH node AS p, score ORDER BY score DESC, p.id LIMIT 5
MATCH (p)-[c:STATED|CONFIRMED|DENIED]->(e:Event)
MATCH (a:Article {id: c.articleId})
RETURN p.name AS person, type(c) AS act, e.name AS event, c.cue AS cue, c.content AS content,
       c.quote AS quoted, c.via AS via, toString(date(a.published)) AS published, a.title AS article, c.sentence AS sentence
ORDER BY published, article, c.start, c.key
LIMIT $limit
