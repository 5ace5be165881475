// Title:       Places to put on a map
// Description: Places with coordinates, in degrees of WGS-84, by the number of events that the latest articles locate in them: what
//              "newsgraph map" draws, and any map program can import.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 5000 | look at so many articles, the latest first and those without a date last
// Param:       kind string = "" | only events of this kind; Example: attack
// Param:       limit int = 200 | at most so many rows
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
WITH e, p
WHERE p.location IS NOT NULL AND ($kind = '' OR e.kind = $kind)
WITH p, collect(DISTINCT e) AS events
ORDER BY size(events) DESC, p.name, p.id LIMIT $limit
UNWIND events AS e
WITH p, size(events) AS many, e ORDER BY coalesce(e.sources, 0) DESC, e.name, e.id
WITH p, many, collect(e) AS events
RETURN p.name AS place, p.kind AS kind, p.countryCode AS country, many AS events,
       size([e IN events WHERE EXISTS { (e)<-[:CONFIRMED]-() }]) AS confirmed,
       size([e IN events WHERE EXISTS { (e)<-[:DENIED]-() }]) AS denied,
       p.location.latitude AS latitude, p.location.longitude AS longitude, [e IN events[..3] | e.name] AS foremost, p.id AS id
ORDER BY events DESC, place, id
LIMIT $limit
