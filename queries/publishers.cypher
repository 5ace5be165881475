// Title:       Who publishes what
// Description: Publishers by how many of the latest articles are theirs, how many of these are copies of another article, and between
//              which days.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 50000 | look at so many articles, the latest first and those without a date last
// Param:       limit int = 50 | at most so many rows
CALL () {
  MATCH (a:Article) WHERE a.published >= datetime(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END)
  RETURN a ORDER BY a.published DESC, a.id LIMIT $articles
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL AND $from = '' RETURN a ORDER BY a.id LIMIT $articles
}
WITH a LIMIT $articles
WITH a WHERE a.source IS NOT NULL
WITH a.source AS publisher, count(*) AS articles, count(a.duplicateOf) AS copies, min(a.published) AS first, max(a.published) AS last
ORDER BY articles DESC, publisher LIMIT $limit
RETURN publisher, articles, copies, toString(date(first)) AS first, toString(date(last)) AS last
ORDER BY articles DESC, publisher
LIMIT $limit
