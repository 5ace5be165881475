// Articles whose sketch has a word in common with a given one, those with the most in common first. The bound
// holds for one sketch: where more are as much alike, they are in one story already, and one of them is enough.
UNWIND $rows AS row
CALL db.index.fulltext.queryNodes('newsgraph_article_sketch', row.words, {limit: 200}) YIELD node
WHERE node.id <> row.id AND left(node.id, 8) = 'article:'
RETURN row.id AS id, node.id AS candidate
