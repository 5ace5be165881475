// How many speak of each event.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
OPTIONAL MATCH (n)<-[r:STATED|CONFIRMED|DENIED]-(s:Entity)
WHERE r.key STARTS WITH 'edge:'
RETURN id, count(DISTINCT s) AS sources
