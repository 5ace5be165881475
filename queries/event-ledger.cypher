// Title:       Where each event stands
// Description: The ledger of every event: who was the first to state it, to confirm it and to deny it, on which day, and what that
//              comes to: confirmed, disputed (confirmed or stated, and denied), denied only, or still unconfirmed.
// Shape:       table
// Param:       minSources int = 1 | at least so many distinct named speakers stand behind it
// Param:       standing string = "" | only events that are confirmed, disputed or unconfirmed; Example: unconfirmed
// Param:       limit int = 100 | at most so many rows
MATCH (e:Event)
WHERE e.sources >= $minSources
WITH e ORDER BY e.sources DESC, e.id LIMIT CASE $standing WHEN '' THEN $limit ELSE 10 * $limit END
MATCH (s:Entity)-[c:STATED|CONFIRMED|DENIED]->(e)
MATCH (a:Article {id: c.articleId})
WITH e, type(c) AS act, s, min(a.published) AS at
ORDER BY at, s.name, s.id
WITH e, collect({act: act, who: s.name, day: toString(date(at))}) AS said
WITH e, said, [x IN said WHERE x.act = 'STATED'] AS stated, [x IN said WHERE x.act = 'CONFIRMED'] AS confirmed,
     [x IN said WHERE x.act = 'DENIED'] AS denied
WITH e, stated, confirmed, denied,
     CASE WHEN size(denied) > 0 AND size(stated) + size(confirmed) > 0 THEN 'disputed' WHEN size(denied) > 0 THEN 'denied'
          WHEN size(confirmed) > 0 THEN 'confirmed' ELSE 'unconfirmed' END AS standing
WHERE $standing = '' OR standing = $standing
RETURN e.name AS event, standing, stated[0].day AS firstStated, stated[0].who AS statedBy,
       confirmed[0].day AS firstConfirmed, confirmed[0].who AS confirmedBy,
       denied[0].day AS firstDenied, denied[0].who AS deniedBy, e.sources AS sources, e.id AS id
ORDER BY sources DESC, event, id
LIMIT $limit
