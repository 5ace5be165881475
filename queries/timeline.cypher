// Title:       Events in the order of their dates
// Description: Dated events, the earliest first, with how many sources stand behind each. An event whose month or year
//              alone is known stands at the beginning of it.
// Shape:       table
// Param:       from date = "" | from this day on; Example: 2024-11-01
// Param:       to date = "" | up to this day; Example: 2024-11-30
// Param:       limit int = 100 | at most so many rows
MATCH (e:Event)
WHERE e.date IS NOT NULL
  AND ($from = '' OR e.date >= date(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END))
  AND ($to = '' OR e.date <= date(CASE $to WHEN '' THEN '9999-12-31' ELSE $to END))
WITH e ORDER BY e.date, coalesce(e.sources, 0) DESC, e.name, e.id LIMIT $limit
OPTIONAL MATCH (e)-[:LOCATED_IN]->(p:Place)
WITH e, p ORDER BY p.name
RETURN toString(e.date) AS date, e.datePrecision AS precision, e.name AS event, e.kind AS kind,
       e.status AS status, collect(DISTINCT p.name) AS places, coalesce(e.sources, 0) AS sources,
       EXISTS { (e)<-[:CONFIRMED]-() } AS confirmed, EXISTS { (e)<-[:DENIED]-() } AS denied, e.id AS id
ORDER BY date, sources DESC, event, id
