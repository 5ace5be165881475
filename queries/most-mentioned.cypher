// Title:       What the articles are about
// Description: People, organizations, places and events by how many of the latest articles mention them; the copies of one text
//              count as one.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 4000 | look at so many articles, the latest first and those without a date last
// Param:       label string = "" | only Person, Organization, Place or Event; Example: Person
// Param:       limit int = 25 | at most so many rows
CALL () {
  MATCH (a:Article) WHERE a.published >= datetime(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END)
  RETURN a ORDER BY a.published DESC, a.id LIMIT $articles
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL AND $from = '' RETURN a ORDER BY a.id LIMIT $articles
}
WITH a LIMIT $articles
MATCH (a)-[m:MENTIONS]->(n:Entity)
WHERE $label = '' OR $label IN labels(n)
WITH n, coalesce(a.originId, a.id) AS origin, max(m.count) AS mentions
WITH n, count(*) AS articles, sum(mentions) AS mentions
ORDER BY articles DESC, mentions DESC, n.id LIMIT 2 * $limit
RETURN n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS label, n.kind AS kind, articles, mentions,
       n.aliases AS aliases, n.id AS id
ORDER BY articles DESC, mentions DESC, name, id
LIMIT $limit
