// Title:       Who publishes what
// Description: Publishers by their articles: how many are copies of another article, between which days, and of how many events and
//              speakers they tell.
// Shape:       table
// Param:       limit int = 50 | at most so many rows
MATCH (a:Article)
WHERE a.source IS NOT NULL
WITH a.source AS publisher, count(*) AS articles, count(a.duplicateOf) AS copies, min(a.published) AS first, max(a.published) AS last
ORDER BY articles DESC, publisher LIMIT $limit
RETURN publisher, articles, copies, toString(date(first)) AS first, toString(date(last)) AS last
ORDER BY articles DESC, publisher
LIMIT $limit
