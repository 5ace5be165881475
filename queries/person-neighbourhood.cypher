// Title:       The neighbourhood of a person
// Description: A picture of one person: the posts held, the events spoken of or taken part in, where they happened, and
//              who else stands behind them.
// Shape:       graph
// Param:       person name | the person's name or a part of it; Example: Umerov
// Param:       limit int = 40 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $person) YIELD node, score
WHERE node:Entity AND node:Person
WITH node AS p, score ORDER BY score DESC, p.id LIMIT 1
CALL (p) {
  MATCH path = (p)-[:AFFILIATED_WITH]->(:Entity)
  RETURN path, 0 AS rank, '' AS tie, '' AS near
  UNION
  MATCH path = (p)-[:STATED|CONFIRMED|DENIED|PARTICIPATED_IN]->(e:Event)
  RETURN path, 1 AS rank, e.id AS tie, e.id AS near ORDER BY coalesce(e.sources, 0) DESC, tie LIMIT $limit
  UNION
  MATCH (p)-[:STATED|CONFIRMED|DENIED]->(e:Event)
  WITH DISTINCT p, e ORDER BY coalesce(e.sources, 0) DESC, e.id LIMIT 20
  CALL (p, e) {
    MATCH path = (p)-[x:STATED|CONFIRMED|DENIED]->(e)<-[y:STATED|CONFIRMED|DENIED]-(o:Entity)
    WHERE o <> p
    RETURN path, o ORDER BY o.id, x.key, y.key LIMIT 20
  }
  RETURN path, 2 AS rank, e.id + o.id AS tie, e.id AS near
  UNION
  MATCH path = (p)-[:STATED|CONFIRMED|DENIED|PARTICIPATED_IN]->(e:Event)-[:LOCATED_IN]->(:Place)
  RETURN path, 3 AS rank, e.id AS tie, e.id AS near ORDER BY coalesce(e.sources, 0) DESC, tie LIMIT $limit
}
WITH path, rank, tie, near ORDER BY rank, tie, [r IN relationships(path) | r.key] LIMIT $limit
RETURN path
ORDER BY near, rank, tie, [r IN relationships(path) | r.key]
