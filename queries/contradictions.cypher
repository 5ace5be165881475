// Title:       Who contradicts whom, as a picture
// Description: Events that somebody denies, with both sides: who denies, who confirms and who states them, and where they happened.
// Shape:       graph
// Param:       events int = 12 | at most so many events
// Param:       limit int = 60 | at most so many paths
MATCH (e:Event)<-[d:DENIED]-()
WITH e, count(d) AS denials
WITH e, denials, COUNT { (e)<-[:STATED]-() } + COUNT { (e)<-[:CONFIRMED]-() } AS vouching
ORDER BY vouching > 0 DESC, denials + vouching DESC, e.name, e.id LIMIT $events
CALL (e) {
  MATCH path = (e)<-[c:DENIED|CONFIRMED|STATED]-(s:Entity)
  RETURN path, CASE type(c) WHEN 'DENIED' THEN 0 WHEN 'CONFIRMED' THEN 1 ELSE 2 END AS rank, s.id + c.key AS tie
  UNION
  MATCH path = (e)-[l:LOCATED_IN]->(p:Place)
  RETURN path, 3 AS rank, p.id + l.key AS tie
}
RETURN path
ORDER BY rank, denials DESC, e.id, tie
LIMIT $limit
