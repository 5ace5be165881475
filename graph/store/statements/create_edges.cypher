// Create edges of articles that are not there yet; their nodes are, and the count tells. A MERGE would
// look through all edges of a person with a hundred thousand of them.
UNWIND $rows AS row
MATCH (a:__FROM__ {id: row.from})
USING INDEX SEEK a:__FROM__(id)
MATCH (b:Entity {id: row.to})
USING INDEX SEEK b:Entity(id)
CREATE (a)-[r:__TYPE__]->(b)
SET r = row.props
RETURN count(*) AS written
