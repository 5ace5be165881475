// Title:       Who contradicts whom, as a picture
// Description: Events that somebody denies, with some of both sides: who denies, who confirms and who states them, and where they happened.
// Shape:       graph
// Param:       events int = 8 | at most so many events
// Param:       limit int = 60 | at most so many paths
MATCH (e:Event)<-[d:DENIED]-()
WITH e, count(d) AS denials
WITH e, denials, COUNT { (e)<-[:STATED]-() } + COUNT { (e)<-[:CONFIRMED]-() } AS vouching
ORDER BY vouching > 0 DESC, denials + vouching DESC, e.name, e.id LIMIT $events
CALL (e) {
  MATCH path = (e)<-[c:DENIED]-(s:Entity)
  RETURN path, 0 AS rank, s.id + c.key AS tie ORDER BY tie LIMIT 3
  UNION
  MATCH path = (e)<-[c:CONFIRMED]-(s:Entity)
  RETURN path, 1 AS rank, s.id + c.key AS tie ORDER BY tie LIMIT 2
  UNION
  MATCH path = (e)<-[c:STATED]-(s:Entity)
  RETURN path, 2 AS rank, s.id + c.key AS tie ORDER BY tie LIMIT 2
  UNION
  MATCH path = (e)-[l:LOCATED_IN]->(p:Place)
  RETURN path, 3 AS rank, p.id + l.key AS tie ORDER BY tie LIMIT 1
}
RETURN path
ORDER BY vouching > 0 DESC, denials + vouching DESC, e.id, rank, tie
LIMIT $limit
