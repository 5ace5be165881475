// How many speak of each event.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
OPTIONAL MATCH (n)<-[r:STATED|CONFIRMED|DENIED]-(s:Entity)
WHERE left(r.key, 5) = 'edge:'
RETURN id, count(DISTINCT s) AS sources
