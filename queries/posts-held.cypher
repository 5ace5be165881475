// Title:       Who holds which post
// Description: People and the organizations or countries they are affiliated with, with the titles the articles give
//              them and the days between which they were given.
// Shape:       table
// Param:       limit int = 100 | at most so many rows
MATCH (p:Person)-[r:AFFILIATED_WITH]->(o:Entity)
MATCH (a:Article {id: r.articleId})
WITH p, o, r.title AS title, min(a.published) AS first, max(a.published) AS last, count(DISTINCT a) AS articles
RETURN p.name AS person, title, o.name AS affiliation, toString(date(first)) AS firstSeen,
       toString(date(last)) AS lastSeen, articles, p.id AS id
ORDER BY articles DESC, person, affiliation, title, id
LIMIT $limit
