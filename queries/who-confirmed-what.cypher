// Title:       Who confirmed what
// Description: Every confirmation: who vouched for which event, in which words, in which article. The latest articles
//              come first.
// Shape:       table
// Param:       limit int = 50 | at most so many rows
MATCH (s:Entity)-[c:CONFIRMED]->(e:Event)
MATCH (a:Article {id: c.articleId})
RETURN s.name AS who, e.name AS event, e.kind AS kind, c.cue AS cue, c.content AS content,
       c.sentence AS sentence, a.title AS article, toString(date(a.published)) AS published
ORDER BY published DESC, who, event, c.key
LIMIT $limit
