// Title:       How two names are connected
// Description: The shortest paths between two people, organizations, places or events, over what was said, done and
//              held. Being named in the same article alone does not connect.
// Shape:       graph
// Param:       a name | the one; Example: Umerov
// Param:       b name | the other; Example: Kovalenko
// Param:       limit int = 10 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $a) YIELD node, score
WHERE node:Entity
WITH node AS x, score ORDER BY score DESC, x.id LIMIT 1
WITH x
CALL db.index.fulltext.queryNodes('newsgraph_names', $b) YIELD node, score
WHERE node:Entity
WITH x, node AS y, score ORDER BY score DESC, y.id LIMIT 1
MATCH path = allShortestPaths((x)-[:STATED|CONFIRMED|DENIED|PARTICIPATED_IN|AFFILIATED_WITH|LOCATED_IN*1..6]-(y))
WHERE x <> y
RETURN path
ORDER BY [n IN nodes(path) | n.id], [r IN relationships(path) | r.key]
LIMIT $limit
