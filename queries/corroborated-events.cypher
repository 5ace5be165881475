// Title:       Events that several sources stand behind
// Description: Each event that at least minSources distinct speakers stated or confirmed, with who they are.
//              A speaker counts once, however often quoted; copies of one wire story count as one origin;
//              sources without a name are counted apart, because two of them may be the same person.
// Shape:       table
// Param:       minSources int = 2 | at least so many distinct named speakers
// Param:       kind string = "" | only events of this kind; Example: attack
// Param:       limit int = 25 | at most so many rows
MATCH (e:Event)
WHERE e.sources >= $minSources AND ($kind = '' OR e.kind = $kind)
WITH e ORDER BY e.sources DESC, e.id
WHERE COUNT {
  MATCH (s:Entity)-[c:STATED|CONFIRMED]->(e)
  WHERE coalesce(s.kind, '') <> 'unnamed'
  OPTIONAL MATCH (a:Article {id: CASE WHEN s.localKey IS NOT NULL THEN c.articleId END})
  RETURN DISTINCT coalesce(a.originId + s.localKey, s.id) AS speaker
} >= $minSources
WITH e LIMIT $limit
CALL (e) {
  MATCH (s:Entity)-[c:STATED|CONFIRMED]->(e)
  MATCH (a:Article {id: c.articleId})
  WITH s, c, coalesce(a.originId, a.id) AS origin ORDER BY s.id
  WITH coalesce(origin + s.localKey, s.id) AS speaker, collect(s)[0] AS s, collect(DISTINCT type(c)) AS acts, collect(DISTINCT origin) AS origins
  ORDER BY s.name, speaker
  RETURN collect({name: s.name, acts: acts, unnamed: coalesce(s.kind, '') = 'unnamed'}) AS speakers, collect(origins) AS originLists
}
CALL (originLists) {
  UNWIND originLists AS list
  UNWIND list AS origin
  RETURN count(DISTINCT origin) AS articles
}
WITH e, articles, [x IN speakers WHERE NOT x.unnamed] AS named, size([x IN speakers WHERE x.unnamed]) AS unnamed
RETURN e.name AS event, e.kind AS kind, toString(e.date) AS date,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN DISTINCT p.name AS place ORDER BY place } AS places,
       size(named) AS sources,
       [x IN named WHERE 'CONFIRMED' IN x.acts | x.name] AS confirmedBy,
       [x IN named WHERE NOT 'CONFIRMED' IN x.acts | x.name] AS statedBy,
       unnamed AS unnamedSources, articles, e.id AS id
ORDER BY sources DESC, articles DESC, event, id
LIMIT $limit
