// How many edges of a type are ours.
MATCH ()-[r:__TYPE__]->()
USING INDEX SEEK r:__TYPE__(key)
WHERE r.key STARTS WITH 'edge:'
RETURN count(r) AS count
