// Title:       Names spelled like this one
// Description: People, organizations, places and events whose name or alias differs from the given one by a letter or
//              two in each word: for names in other spellings, and to see whether one thing has two nodes.
// Shape:       table
// Param:       name like | a name, as you would spell it; Example: Zelensky
// Param:       limit int = 10 | at most so many rows
CALL db.index.fulltext.queryNodes('newsgraph_names', $name) YIELD node, score
WHERE node:Entity
WITH node, score ORDER BY score DESC, node.id LIMIT $limit
RETURN node.name AS name, [l IN labels(node) WHERE l <> 'Entity'][0] AS label, node.aliases AS aliases,
       COUNT { (node)<-[:MENTIONS]-() } AS articles, node.id AS id
ORDER BY score DESC, id
