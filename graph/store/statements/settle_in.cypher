// Move the edges that enter a node for an id to the node that it now stands in. Their keys stay.
UNWIND $rows AS row
MATCH (p:Entity {id: row.from})
USING INDEX SEEK p:Entity(id)
MATCH (q:Entity {id: row.to})
USING INDEX SEEK q:Entity(id)
MATCH (p)<-[r:__TYPE__]-(x)
WHERE coalesce(r.toWas, row.from) = row.id AND left(r.key, 5) = 'edge:'
WITH q, r, x, row, properties(r) AS props
DELETE r
CREATE (q)<-[s:__TYPE__]-(x)
SET s = props
SET s.toWas = CASE WHEN row.to = row.id THEN null ELSE row.id END
RETURN DISTINCT x.id AS id
