// Title:       What lies where
// Description: The places of the graph in one country or region, from the largest to the smallest, those with the most events first.
// Shape:       graph
// Param:       place name | a country or region; Example: Russia
// Param:       limit int = 60 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $place) YIELD node, score
WHERE node:Entity AND node:Place
WITH node AS wanted, score ORDER BY score DESC, coalesce(wanted.population, 0) DESC, wanted.id LIMIT 1
MATCH path = (wanted)<-[:LOCATED_IN*0..4]-(p:Place)
WITH path, p, COUNT { (p)<-[:LOCATED_IN]-(:Event) } AS events
RETURN path
ORDER BY length(path) <= 1 DESC, events DESC, length(path), p.id, [r IN relationships(path) | r.key]
LIMIT $limit
