// Title:       From the first word to the first confirmation
// Description: Confirmed events with the day on which an article first had somebody state them, the day on which one first had
//              somebody confirm them, who that was, and the days between. A source of
//              one text and of its copies is one confirmer.
// Shape:       table
// Param:       minSources int = 1 | at least so many distinct named speakers
// Param:       limit int = 50 | at most so many rows
MATCH (e:Event)
WHERE e.sources >= $minSources
WITH e ORDER BY e.sources DESC, e.id
WHERE EXISTS { (e)<-[:CONFIRMED]-() }
WITH e LIMIT $limit
MATCH (s:Entity)-[c:STATED|CONFIRMED]->(e)
MATCH (a:Article {id: c.articleId})
WITH e, s, c, a ORDER BY s.id
WITH e, coalesce(coalesce(a.originId, a.id) + s.localKey, s.id) AS speaker, collect(s.name)[0] AS who, type(c) AS act, date(min(a.published)) AS day
ORDER BY day, who, speaker
WITH e, collect({who: who, act: act, day: day}) AS said
WITH e, [x IN said WHERE x.act = 'STATED'][0] AS stated, [x IN said WHERE x.act = 'CONFIRMED'] AS confirmations
WITH e, stated, confirmations, confirmations[0] AS confirmed
RETURN e.name AS event, toString(stated.day) AS firstStated, stated.who AS statedBy,
       toString(confirmed.day) AS firstConfirmed, confirmed.who AS confirmedBy,
       CASE WHEN stated.day <= confirmed.day THEN duration.inDays(stated.day, confirmed.day).days END AS daysBetween,
       size(confirmations) AS confirmers, e.id AS id
ORDER BY confirmers DESC, firstConfirmed, event, id
LIMIT $limit
