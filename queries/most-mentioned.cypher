// Title:       What the articles are about
// Description: People, organizations, places and events by the number of articles that mention them.
// Shape:       table
// Param:       label string = "" | only Person, Organization, Place or Event; Example: Person
// Param:       limit int = 25 | at most so many rows
MATCH (n:Entity)
WHERE $label = '' OR $label IN labels(n)
WITH n, COUNT { (n)<-[:MENTIONS]-() } AS articles ORDER BY articles DESC, n.id LIMIT 2 * $limit
MATCH (:Article)-[m:MENTIONS]->(n)
WITH n, count(*) AS articles, sum(m.count) AS mentions
RETURN n.name AS name, [l IN labels(n) WHERE l <> 'Entity'][0] AS label, n.kind AS kind, articles, mentions,
       n.aliases AS aliases, n.id AS id
ORDER BY articles DESC, mentions DESC, name, id
LIMIT $limit
