// The nodes of a label whose ids have a prefix, by id: from the index, in its order.
MATCH (n:__KEY__)
USING INDEX SEEK n:__KEY__(id)
WHERE n.id STARTS WITH $prefix
RETURN n.id AS id, properties(n) AS props
ORDER BY n.id
