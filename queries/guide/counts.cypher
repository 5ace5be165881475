MATCH (n:Article) RETURN 'Article' AS what, count(n) AS many
UNION ALL MATCH (n:Entity) RETURN 'Entity' AS what, count(n) AS many
UNION ALL MATCH (n:Person) RETURN 'Person' AS what, count(n) AS many
UNION ALL MATCH (n:Organization) RETURN 'Organization' AS what, count(n) AS many
UNION ALL MATCH (n:Place) RETURN 'Place' AS what, count(n) AS many
UNION ALL MATCH (n:Event) RETURN 'Event' AS what, count(n) AS many
UNION ALL MATCH ()-[r:STATED]->() RETURN 'STATED' AS what, count(r) AS many
UNION ALL MATCH ()-[r:CONFIRMED]->() RETURN 'CONFIRMED' AS what, count(r) AS many
UNION ALL MATCH ()-[r:DENIED]->() RETURN 'DENIED' AS what, count(r) AS many
UNION ALL MATCH (n:NewsgraphRecord) RETURN 'bookkeeping' AS what, count(n) AS many
UNION ALL MATCH (n:NewsgraphKey) RETURN 'bookkeeping keys' AS what, count(n) AS many
UNION ALL MATCH (n:NewsgraphLock) RETURN 'bookkeeping lock' AS what, count(n) AS many
UNION ALL MATCH (n) RETURN 'all' AS what, count(n) AS many
