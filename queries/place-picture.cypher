// Title:       What happened in a place, as a picture
// Description: A country, region or city, what lies in it, and the events there that most sources stand behind, with those sources.
// Shape:       graph
// Param:       place name | a country, region or city; Example: Russia
// Param:       events int = 15 | at most so many events
// Param:       limit int = 60 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $place) YIELD node, score
WHERE node:Entity AND node:Place
WITH node AS wanted, score ORDER BY score DESC, coalesce(wanted.population, 0) DESC, wanted.id LIMIT 1
MATCH (wanted)<-[:LOCATED_IN*0..4]-(p:Place)<-[:LOCATED_IN]-(e:Event)
WITH DISTINCT wanted, e, p ORDER BY coalesce(e.sources, 0) DESC, e.date DESC, e.id, p.id LIMIT $events
CALL (wanted, e, p) {
  MATCH path = (e)-[:LOCATED_IN]->(p)
  RETURN path, 0 AS rank, '' AS tie
  UNION
  MATCH path = (p)-[:LOCATED_IN*1..4]->(wanted)
  RETURN path, 1 AS rank, '' AS tie
  UNION
  MATCH path = (e)<-[c:STATED|CONFIRMED|DENIED]-(s:Entity)
  RETURN path, CASE type(c) WHEN 'STATED' THEN 3 ELSE 2 END AS rank, s.id + c.key AS tie
}
WITH path, e, p, rank, tie ORDER BY rank, coalesce(e.sources, 0) DESC, e.id, tie LIMIT $limit
RETURN path
ORDER BY p.id, coalesce(e.sources, 0) DESC, e.id, rank, tie
