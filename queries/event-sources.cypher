// Title:       Who stands behind an event
// Description: A picture of the event that best fits the words given: everybody who stated, confirmed or denied it, the
//              posts they hold, who took part, and where it happened.
// Shape:       graph
// Param:       event name | words of the event's name; Example: Ukrainian forces
// Param:       limit int = 60 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $event) YIELD node, score
WHERE node:Entity AND node:Event
WITH node AS e, score ORDER BY coalesce(e.sources, 0) DESC, COUNT { (e)<-[:MENTIONS]-() } DESC, score DESC, e.id LIMIT 1
CALL (e) {
  MATCH path = (e)<-[c:STATED|CONFIRMED|DENIED]-(s:Entity)
  WITH path, s, c, CASE WHEN s.kind = 'unnamed' THEN 2 WHEN type(c) = 'STATED' THEN 1 ELSE 0 END AS order
  RETURN path, 0 AS rank, order + CASE WHEN s:Person THEN 'a' ELSE 'b' END + s.id + c.key AS tie, s.id AS near
  UNION
  MATCH path = (e)-[:LOCATED_IN]->(p:Place)
  RETURN path, 1 AS rank, p.id AS tie, p.id AS near
  UNION
  MATCH path = (e)<-[:PARTICIPATED_IN]-(s:Entity)
  RETURN path, 2 AS rank, s.id AS tie, s.id AS near
  UNION
  MATCH (e)<-[:STATED|CONFIRMED|DENIED]-(s:Person)
  MATCH path = (s)-[:AFFILIATED_WITH]->(o:Entity)
  RETURN path, 3 AS rank, s.id + o.id AS tie, s.id AS near
  UNION
  MATCH path = (e)-[:LOCATED_IN]->(q:Place)-[:LOCATED_IN*1..3]->(p:Place)
  RETURN path, 4 AS rank, p.id AS tie, q.id AS near
}
WITH path, rank, tie, near ORDER BY rank, tie, [r IN relationships(path) | r.key] LIMIT $limit
RETURN path
ORDER BY near, rank, tie, [r IN relationships(path) | r.key]
