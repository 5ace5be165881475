// How many nodes of a label are ours.
MATCH (n:__KEY__)
USING INDEX SEEK n:__KEY__(id)
WHERE n.id STARTS WITH $prefix
RETURN count(n) AS count
