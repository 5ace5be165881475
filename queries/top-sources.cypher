// Title:       Who is heard most
// Description: Speakers by the number of events they speak of, with how often they state, confirm and deny, and on how
//              many articles that rests. Sources without a name are left out unless unnamed is true.
// Shape:       table
// Param:       unnamed bool = false | also sources without a name
// Param:       limit int = 25 | at most so many rows
MATCH (s:Entity)
WHERE NOT s:Event AND ($unnamed OR coalesce(s.kind, '') <> 'unnamed')
WITH s, COUNT { (s)-[:STATED]->() } + COUNT { (s)-[:CONFIRMED]->() } + COUNT { (s)-[:DENIED]->() } AS claims
WHERE claims > 0
WITH s ORDER BY claims DESC, s.id LIMIT 4 * $limit
MATCH (s)-[c:STATED|CONFIRMED|DENIED]->(e:Event)
RETURN s.name AS source, [l IN labels(s) WHERE l <> 'Entity'][0] AS label, s.title AS title,
       count(DISTINCT e) AS events,
       sum(CASE type(c) WHEN 'STATED' THEN 1 ELSE 0 END) AS stated,
       sum(CASE type(c) WHEN 'CONFIRMED' THEN 1 ELSE 0 END) AS confirmed,
       sum(CASE type(c) WHEN 'DENIED' THEN 1 ELSE 0 END) AS denied,
       count(DISTINCT c.articleId) AS articles, s.id AS id
ORDER BY events DESC, articles DESC, source, id
LIMIT $limit
