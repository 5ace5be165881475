// Delete the edges that an article no longer gives.
MATCH ()-[r:__TYPE__]->()
USING INDEX r:__TYPE__(key)
WHERE r.key IN $keys
DELETE r
