// Title:       Who holds which post
// Description: People and the organizations or countries they are affiliated with, with the titles that the latest articles give them
//              and the days between which they were given. Copies of one text count as one article.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 5000 | look at so many articles, the latest first and those without a date last
// Param:       limit int = 100 | at most so many rows
CALL () {
  MATCH (a:Article) WHERE a.published >= datetime(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END)
  RETURN a ORDER BY a.published DESC, a.id LIMIT $articles
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL AND $from = '' RETURN a ORDER BY a.id LIMIT $articles
}
WITH a LIMIT $articles
CALL (a) {
  MATCH (p:Person)-[r:AFFILIATED_WITH {articleId: a.id}]->(o:Entity) USING INDEX SEEK r:AFFILIATED_WITH(articleId) RETURN p, r, o
}
WITH p, o, r.title AS title, min(a.published) AS first, max(a.published) AS last, count(DISTINCT coalesce(a.originId, a.id)) AS articles
RETURN p.name AS person, title, o.name AS affiliation, toString(date(first)) AS firstSeen,
       toString(date(last)) AS lastSeen, articles, p.id AS id
ORDER BY articles DESC, person, affiliation, title, id
LIMIT $limit
