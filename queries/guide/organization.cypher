// The named organizations that say most.
MATCH (o:Organization) WHERE o.kind IS NULL OR o.kind <> 'unnamed'
WITH o, COUNT { (o)-[:STATED]->() } + COUNT { (o)-[:CONFIRMED]->() } + COUNT { (o)-[:DENIED]->() } AS claims
WHERE claims > 0
RETURN o.name AS value, claims
ORDER BY claims DESC, value, o.id
LIMIT 3
