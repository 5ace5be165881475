// The places where most happened, by themselves and not through what lies in them.
MATCH (p:Place)
WITH p, COUNT { (p)<-[:LOCATED_IN]-(:Event) } AS events
WHERE events > 0
RETURN p.name AS value, events
ORDER BY events DESC, value, p.id
LIMIT 3
