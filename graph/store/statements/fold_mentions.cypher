// All that is said of nodes, to fold them anew.
UNWIND $ids AS id
MATCH (n:Entity {id: id})<-[m:MENTIONS]-(a:Article)
USING INDEX SEEK n:Entity(id)
WHERE left(m.key, 5) = 'edge:'
RETURN id, a.published AS published, m {.names, .kind, .status, .date, .datePrecision} AS props
