// Title:       Events on which the sources disagree
// Description: Events that somebody denied while somebody else stated or confirmed them, with both sides; and with
//              onlyDenied, those that nobody vouches for at all.
// Shape:       table
// Param:       onlyDenied bool = false | also events that are denied and that nobody stands behind
// Param:       limit int = 50 | at most so many rows
MATCH (d:Entity)-[:DENIED]->(e:Event)
WITH e, d ORDER BY d.name, d.id
WITH e, collect(DISTINCT d.name) AS deniedBy
OPTIONAL MATCH (s:Entity)-[c:STATED|CONFIRMED]->(e)
WITH e, deniedBy, s, collect(DISTINCT type(c)) AS acts
ORDER BY s.name, s.id
WITH e, deniedBy, [x IN collect({name: s.name, acts: acts}) WHERE x.name IS NOT NULL] AS vouching
WHERE $onlyDenied OR size(vouching) > 0
RETURN e.name AS event, e.kind AS kind, toString(e.date) AS date, deniedBy,
       [x IN vouching WHERE 'CONFIRMED' IN x.acts | x.name] AS confirmedBy,
       [x IN vouching WHERE NOT 'CONFIRMED' IN x.acts | x.name] AS statedBy, e.id AS id
ORDER BY size(deniedBy) + size(vouching) DESC, event, id
LIMIT $limit
