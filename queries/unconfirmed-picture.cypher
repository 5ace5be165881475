// Title:       Stated, but confirmed by nobody, as a picture
// Description: The events that most sources state and nobody confirms, and who states them: what is worth a call.
// Shape:       graph
// Param:       events int = 10 | at most so many events
// Param:       limit int = 60 | at most so many paths
MATCH (e:Event)
WHERE e.sources >= 1
WITH e ORDER BY e.sources DESC, e.id
WHERE NOT EXISTS { (e)<-[:CONFIRMED]-() }
WITH e LIMIT $events
CALL (e) {
  MATCH path = (e)<-[c:STATED|DENIED]-(s:Entity)
  RETURN path, 0 AS rank, s.id + c.key AS tie
  UNION
  MATCH path = (e)-[l:LOCATED_IN]->(p:Place)
  RETURN path, 1 AS rank, p.id + l.key AS tie
}
WITH path, e, rank, tie ORDER BY rank, e.sources DESC, e.id, tie LIMIT $limit
RETURN path
ORDER BY e.sources DESC, e.id, rank, tie
