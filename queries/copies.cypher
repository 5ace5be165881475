// Title:       Copies of one text
// Description: Articles that other publishers took over, with who did: many papers, one source.
// Shape:       table
// Param:       limit int = 50 | at most so many rows
MATCH (c:Article)
WHERE c.duplicateOf IS NOT NULL
WITH c.duplicateOf AS original, c ORDER BY c.published, c.id
WITH original, collect(c) AS copies
ORDER BY size(copies) DESC, original LIMIT $limit
MATCH (a:Article {id: original})
RETURN a.title AS article, a.source AS publisher, toString(date(a.published)) AS published, size(copies) AS copies,
       [x IN copies[..10] | coalesce(x.source, x.url, x.title)] AS takenOverBy, a.url AS link, a.id AS id
ORDER BY copies DESC, published, article, id
LIMIT $limit
