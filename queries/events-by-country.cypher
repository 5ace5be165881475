// Title:       Where things happen, by country
// Description: Countries by the number of events that the latest articles locate in them, in their regions and cities, with how many of
//              those somebody confirmed and how many somebody denied.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 4000 | look at so many articles, the latest first and those without a date last
// Param:       kind string = "" | only events of this kind; Example: attack
// Param:       limit int = 50 | at most so many rows
CALL () {
  MATCH (a:Article) WHERE a.published >= datetime(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END)
  RETURN a ORDER BY a.published DESC, a.id LIMIT $articles
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL AND $from = '' RETURN a ORDER BY a.id LIMIT $articles
}
WITH a LIMIT $articles
CALL (a) {
  MATCH (e:Event)-[l:LOCATED_IN {articleId: a.id}]->(p:Place) USING INDEX SEEK l:LOCATED_IN(articleId) RETURN e, p
}
WITH p, e
WHERE $kind = '' OR e.kind = $kind
WITH p, collect(DISTINCT e) AS events
MATCH (p)-[:LOCATED_IN*0..4]->(c:Place {kind: 'country'})
UNWIND events AS e
WITH c, collect(DISTINCT e) AS events, toString(max(e.date)) AS latest
ORDER BY size(events) DESC, c.name, c.id LIMIT $limit
RETURN c.name AS country, c.countryCode AS code, size(events) AS events,
       size([e IN events WHERE EXISTS { (e)<-[:CONFIRMED]-() }]) AS confirmed,
       size([e IN events WHERE EXISTS { (e)<-[:DENIED]-() }]) AS denied, latest
ORDER BY events DESC, country, code
LIMIT $limit
