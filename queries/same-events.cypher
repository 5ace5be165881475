// Title:       Articles about the same events
// Description: Other articles that speak of the events of one article, those with the most events in common first, and which
//              those are. A copy of the same agency text is marked.
// Shape:       table
// Param:       article string | a part of the article's title, its id or its address; Example: Zelenskyy confirms
// Param:       limit int = 25 | at most so many rows
MATCH (a:Article)
WHERE a.id = $article OR a.url = $article OR toLower(a.title) CONTAINS toLower($article)
WITH a ORDER BY a.published DESC, a.id LIMIT 1
MATCH (a)-[:MENTIONS]->(e:Event)<-[:MENTIONS]-(b:Article)
WHERE b <> a
WITH DISTINCT a, b, e ORDER BY e.name, e.id
WITH a, b, collect(e.name) AS events
RETURN toString(date(b.published)) AS published, b.source AS publisher, b.title AS article, size(events) AS common, events,
       coalesce(b.originId, b.id) = coalesce(a.originId, a.id) AS copy, b.url AS link, a.title AS comparedWith
ORDER BY common DESC, published, article, b.id
LIMIT $limit
