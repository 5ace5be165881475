// The edges of a type, by key: from the index, in its order.
MATCH (a)-[r:__TYPE__]->(b)
USING INDEX SEEK r:__TYPE__(key)
WHERE r.key STARTS WITH 'edge:'
RETURN a.id AS `from`, b.id AS `to`, properties(r) AS props
ORDER BY r.key
