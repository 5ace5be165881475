// Two people who speak of one event.
MATCH (e:Event) WHERE e.sources >= 2
WITH e ORDER BY e.sources DESC, e.id LIMIT 50
MATCH (s:Person)-[:STATED|CONFIRMED|DENIED]->(e)
WITH e, s ORDER BY s.name, s.id
WITH e, collect(DISTINCT s.name) AS names
WHERE size(names) >= 2
RETURN names[0] AS a, names[1] AS b
ORDER BY size(names) DESC, a, b, e.id
LIMIT 1
