// Events that somebody denied, those first that somebody else vouches for.
MATCH (d:Entity)-[:DENIED]->(e:Event)
WITH e, d ORDER BY d.name, d.id
WITH e, collect(DISTINCT d.name) AS deniedBy
OPTIONAL MATCH (s:Entity)-[:STATED|CONFIRMED]->(e)
WITH e, deniedBy, s ORDER BY s.name, s.id
WITH e, deniedBy, collect(DISTINCT s.name) AS vouching
RETURN e.name AS value, vouching, deniedBy
ORDER BY size(vouching) > 0 DESC, size(deniedBy) + size(vouching) DESC, value, e.id
LIMIT 3
