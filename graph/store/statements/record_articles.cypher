// Which articles speak of an id, wherever it stands: to take its evidence anew.
UNWIND $rows AS row
MATCH (n:Entity {id: row.node})-[r]-()
USING INDEX SEEK n:Entity(id)
WHERE r.articleId IS NOT NULL AND left(r.key, 5) = 'edge:'
  AND CASE WHEN startNode(r) = n THEN coalesce(r.fromWas, n.id) ELSE coalesce(r.toWas, n.id) END = row.id
RETURN row.id AS id, collect(DISTINCT r.articleId) AS articles
