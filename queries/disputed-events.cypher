// Title:       Events on which the sources disagree
// Description: Events that somebody denied while somebody else stated or confirmed them, with both sides; and with
//              onlyDenied, those that nobody vouches for at all.
// Shape:       table
// Param:       onlyDenied bool = false | also events that are denied and that nobody stands behind
// Param:       limit int = 50 | at most so many rows
MATCH (e:Event)<-[d:DENIED]-()
WITH e, count(d) AS denials
WITH e, denials, COUNT { (e)<-[:STATED]-() } + COUNT { (e)<-[:CONFIRMED]-() } AS vouching
WHERE $onlyDenied OR vouching > 0
WITH e ORDER BY denials + vouching DESC, e.name, e.id LIMIT $limit
MATCH (d:Entity)-[:DENIED]->(e)
WITH e, d ORDER BY d.name, d.id
WITH e, collect(DISTINCT d.name) AS deniedBy
OPTIONAL MATCH (s:Entity)-[c:STATED|CONFIRMED]->(e)
WITH e, deniedBy, s.name AS name, collect(DISTINCT type(c)) AS acts
ORDER BY name
WITH e, deniedBy, [x IN collect({name: name, acts: acts}) WHERE x.name IS NOT NULL] AS vouching
RETURN e.name AS event, e.kind AS kind, toString(e.date) AS date, deniedBy,
       [x IN vouching WHERE 'CONFIRMED' IN x.acts | x.name] AS confirmedBy,
       [x IN vouching WHERE NOT 'CONFIRMED' IN x.acts | x.name] AS statedBy, e.id AS id
ORDER BY size(deniedBy) + size(vouching) DESC, event, id
LIMIT $limit
