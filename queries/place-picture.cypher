// Title:       What happened in a place, as a picture
// Description: A country, region or city, what lies in it, and the events there that most sources stand behind, with some of those sources.
// Shape:       graph
// Param:       place name | a country, region or city; Example: Russia
// Param:       events int = 12 | at most so many events
// Param:       limit int = 60 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $place) YIELD node, score
WHERE node:Entity AND node:Place
WITH node AS wanted, score ORDER BY score DESC, coalesce(wanted.population, 0) DESC, wanted.id LIMIT 1
MATCH (wanted)<-[:LOCATED_IN*0..4]-(p:Place)<-[:LOCATED_IN]-(e:Event)
WITH DISTINCT wanted, e
WITH wanted, e ORDER BY coalesce(e.sources, 0) DESC, e.date DESC, e.id LIMIT $events
MATCH (e)-[:LOCATED_IN]->(p:Place)
WHERE p = wanted OR EXISTS { (p)-[:LOCATED_IN*1..4]->(wanted) }
WITH wanted, e, p ORDER BY p.kind = 'country', p.id
WITH wanted, e, collect(p)[0] AS p
CALL (wanted, e, p) {
  MATCH path = (e)-[l:LOCATED_IN]->(p)
  RETURN path, 0 AS rank, l.key AS tie
  UNION
  MATCH path = (p)-[:LOCATED_IN*1..4]->(wanted)
  RETURN path, 1 AS rank, '' AS tie
  UNION
  MATCH path = (e)<-[c:STATED|CONFIRMED|DENIED]-(s:Entity)
  RETURN path, CASE type(c) WHEN 'STATED' THEN 3 ELSE 2 END AS rank, s.id + c.key AS tie ORDER BY rank, tie LIMIT 6
}
WITH path, e, p, rank, tie ORDER BY rank, coalesce(e.sources, 0) DESC, e.id, tie LIMIT $limit
RETURN path
ORDER BY p.id, coalesce(e.sources, 0) DESC, e.id, rank, tie
