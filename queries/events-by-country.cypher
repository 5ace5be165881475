// Title:       Where things happen, by country
// Description: Countries by the number of events in them, in their regions and cities, with how many of those somebody confirmed
//              and how many somebody denied.
// Shape:       table
// Param:       kind string = "" | only events of this kind; Example: attack
// Param:       limit int = 50 | at most so many rows
MATCH (c:Place {kind: 'country'})
MATCH (c)<-[:LOCATED_IN*0..4]-(p:Place)<-[:LOCATED_IN]-(e:Event)
WHERE $kind = '' OR e.kind = $kind
WITH c, collect(DISTINCT e) AS events, toString(max(e.date)) AS latest
ORDER BY size(events) DESC, c.name, c.id LIMIT $limit
RETURN c.name AS country, c.countryCode AS code, size(events) AS events,
       size([e IN events WHERE EXISTS { (e)<-[:CONFIRMED]-() }]) AS confirmed,
       size([e IN events WHERE EXISTS { (e)<-[:DENIED]-() }]) AS denied, latest
ORDER BY events DESC, country, code
LIMIT $limit
