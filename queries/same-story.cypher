// Title:       All copies of a story
// Description: The articles that carry the same text as one article, the first of them, the others with the hours after which they
//              followed, the news agencies that they credit, and how long each text is. Many papers, one origin.
// Shape:       table
// Param:       article string | a part of the article's title, its id or its address; Example: Zelenskyy confirms
// Param:       limit int = 100 | at most so many rows
MATCH (a:Article)
WHERE a.id = $article OR a.url = $article OR toLower(a.title) CONTAINS toLower($article)
WITH a ORDER BY a.published DESC, a.id LIMIT 1
MATCH (f:Article {id: coalesce(a.duplicateOf, a.id)})
CALL (a) {
  MATCH (b:Article {originId: coalesce(a.originId, a.id)}) RETURN b
  UNION
  RETURN a AS b
}
RETURN toString(b.published) AS published, b.source AS publisher, b.title AS article, b.id = f.id AS first,
       round(duration.inSeconds(f.published, b.published).seconds / 3600.0, 1) AS hoursLater, coalesce(b.agency, false) AS agency,
       coalesce(b.credits, []) AS credits, size(b.text) AS characters, f.source AS firstPublisher, b.url AS link, b.id AS id
ORDER BY published, id
LIMIT $limit
