// Title:       What happened in a place
// Description: Events located in a place or in anything that lies in it: asking for a country finds what happened in its
//              regions and cities.
// Shape:       table
// Param:       place name | a country, region or city; Example: Russia
// Param:       kind string = "" | only events of this kind; Example: attack
// Param:       limit int = 100 | at most so many rows
CALL db.index.fulltext.queryNodes('newsgraph_names', $place) YIELD node, score
WHERE node:Entity AND node:Place
WITH node AS wanted, score ORDER BY score DESC, coalesce(wanted.population, 0) DESC, wanted.id LIMIT 1
MATCH (wanted)<-[:LOCATED_IN*0..5]-(p:Place)<-[:LOCATED_IN]-(e:Event)
WHERE $kind = '' OR e.kind = $kind
WITH DISTINCT wanted, e
WITH wanted, e ORDER BY e.date, coalesce(e.sources, 0) DESC, e.name, e.id LIMIT $limit
RETURN toString(e.date) AS date, e.name AS event, e.kind AS kind, e.status AS status,
       COLLECT {
         MATCH (e)-[:LOCATED_IN]->(p:Place)
         WHERE p = wanted OR EXISTS { (p)-[:LOCATED_IN*1..5]->(wanted) }
         RETURN DISTINCT p.name AS place ORDER BY place
       } AS places, coalesce(e.sources, 0) AS sources, wanted.name AS searched, e.id AS id
ORDER BY date, sources DESC, event, id
LIMIT $limit
