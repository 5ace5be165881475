// What articles have given so far. One look-up for each: for a list, the planner may read a whole index.
UNWIND $ids AS id
MATCH (a)-[r:__TYPE__ {articleId: id}]->(b)
USING INDEX SEEK r:__TYPE__(articleId)
WHERE left(r.key, 5) = 'edge:'
RETURN a.id AS `from`, b.id AS `to`, properties(r) AS props
