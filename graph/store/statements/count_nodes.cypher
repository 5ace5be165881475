// How many nodes of a label are ours.
MATCH (n:__KEY__)
WHERE n.id STARTS WITH $prefix
RETURN count(n) AS count
