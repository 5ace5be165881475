// The people who say most.
MATCH (p:Person)
WITH p, COUNT { (p)-[:STATED]->() } AS stated, COUNT { (p)-[:CONFIRMED]->() } AS confirmed, COUNT { (p)-[:DENIED]->() } AS denied
WHERE stated + confirmed + denied > 0
RETURN p.name AS value, coalesce(p.title, '') AS title, stated, confirmed, denied
ORDER BY stated + confirmed + denied DESC, value, p.id
LIMIT 3
