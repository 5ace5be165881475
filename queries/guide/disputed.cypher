// Events that somebody denied, those first that somebody else vouches for.
MATCH (e:Event)<-[d:DENIED]-()
WITH e, count(d) AS denials
WITH e, denials, COUNT { (e)<-[:STATED]-() } + COUNT { (e)<-[:CONFIRMED]-() } AS vouching
ORDER BY vouching > 0 DESC, denials + vouching DESC, e.name, e.id LIMIT 3
MATCH (d:Entity)-[:DENIED]->(e)
WITH e, d ORDER BY d.name, d.id
WITH e, collect(DISTINCT d.name) AS deniedBy
OPTIONAL MATCH (s:Entity)-[:STATED|CONFIRMED]->(e)
WITH e, deniedBy, s ORDER BY s.name, s.id
WITH e, deniedBy, collect(DISTINCT s.name) AS vouching
RETURN e.name AS value, vouching, deniedBy
ORDER BY size(vouching) > 0 DESC, size(deniedBy) + size(vouching) DESC, value, e.id
