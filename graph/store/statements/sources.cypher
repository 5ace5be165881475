// How many stand behind each event. Who denies it does not.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
OPTIONAL MATCH (n)<-[r:STATED|CONFIRMED]-(s:Entity)
WHERE left(r.key, 5) = 'edge:'
RETURN id, count(DISTINCT s) AS sources
