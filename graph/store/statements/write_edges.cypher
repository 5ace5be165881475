// Write edges; their nodes are there, and the count tells.
UNWIND $rows AS row
MATCH (a:__FROM__ {id: row.from})
USING INDEX a:__FROM__(id)
MATCH (b:Entity {id: row.to})
USING INDEX b:Entity(id)
MERGE (a)-[r:__TYPE__ {key: row.key}]->(b)
SET r = row.props
RETURN count(*) AS written
