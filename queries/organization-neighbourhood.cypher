// Title:       The neighbourhood of an organization
// Description: An organization, a force or a ministry: who belongs to it, what it stated, confirmed or denied, what it took part in, and
//              where it lies.
// Shape:       graph
// Param:       organization name | the organization's name or a part of it; Example: North Korean
// Param:       limit int = 50 | at most so many paths
CALL db.index.fulltext.queryNodes('newsgraph_names', $organization) YIELD node, score
WHERE node:Entity AND node:Organization AND coalesce(node.kind, '') <> 'unnamed'
WITH node AS o, score ORDER BY score DESC, COUNT { (o)<-[:MENTIONS]-() } DESC, o.id LIMIT 1
CALL (o) {
  MATCH path = (o)<-[r:AFFILIATED_WITH]-(p:Person)
  RETURN path, 0 AS rank, p.id + r.key AS tie
  UNION
  MATCH path = (o)-[r:CONFIRMED|DENIED|STATED]->(e:Event)
  RETURN path, 1 AS rank, e.id + r.key AS tie
  UNION
  MATCH path = (o)-[r:LOCATED_IN]->(p:Place)
  RETURN path, 2 AS rank, p.id + r.key AS tie
  UNION
  MATCH path = (o)-[r:PARTICIPATED_IN]->(e:Event)
  RETURN path, 3 AS rank, toString(1000000 - coalesce(e.sources, 0)) + e.id + r.key AS tie
}
RETURN path
ORDER BY rank, tie
LIMIT $limit
