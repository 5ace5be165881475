// What articles have given so far.
MATCH (a)-[r:__TYPE__]->(b)
USING INDEX r:__TYPE__(articleId)
WHERE r.articleId IN $ids AND r.key STARTS WITH 'edge:'
RETURN a.id AS `from`, b.id AS `to`, properties(r) AS props
