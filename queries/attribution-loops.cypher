// Title:       Publishers that rest on each other
// Description: Events on which one publisher cites another that cites the first, in the latest articles: a loop in which nobody
//              has seen anything, however many papers it makes. The publisher is cited by name, as the speaker or as where it was said.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 1000 | look at so many articles, the latest first and those without a date last
// Param:       limit int = 50 | at most so many rows
CALL () {
  MATCH (a:Article) WHERE a.published >= datetime(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END)
  RETURN a ORDER BY a.published DESC, a.id LIMIT $articles
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL AND $from = '' RETURN a ORDER BY a.id LIMIT $articles
}
WITH a LIMIT $articles
CALL (a) {
  MATCH (s:Entity)-[c:STATED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:STATED(articleId) RETURN s, c, e
  UNION ALL
  MATCH (s:Entity)-[c:CONFIRMED {articleId: a.id}]->(e:Event) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c, e
}
UNWIND [s.name, c.via] AS cited
WITH a, c, e, cited
WHERE cited <> a.source AND EXISTS { MATCH (:Article {source: cited}) }
WITH e, a.source AS publisher, cited, a, c ORDER BY a.published, a.id, c.key
WITH e, publisher, cited, collect({title: a.title, day: toString(date(a.published)), edge: c.key})[0] AS first
WITH e, collect({publisher: publisher, cited: cited, first: first}) AS links
UNWIND links AS x
UNWIND links AS y
WITH e, x, y
WHERE x.publisher = y.cited AND y.publisher = x.cited AND x.publisher < y.publisher
RETURN e.name AS event, x.publisher AS publisher, x.first.title AS article, x.first.day AS published,
       y.publisher AS otherPublisher, y.first.title AS otherArticle, y.first.day AS otherPublished,
       x.first.edge AS edge, y.first.edge AS otherEdge, e.id AS id
ORDER BY event, publisher, otherPublisher, id
LIMIT $limit
