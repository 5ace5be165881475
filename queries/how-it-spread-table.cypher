// Title:       How a story spread
// Description: Every article that speaks of an event, in the order of publication, with the sources that it has on it, whether they
//              were heard here first, and whether the text is a copy of an earlier article.
// Shape:       table
// Param:       event name | words of the event's name; Example: Ukrainian forces
// Param:       limit int = 50 | at most so many rows
CALL db.index.fulltext.queryNodes('newsgraph_names', $event) YIELD node, score
WHERE node:Entity AND node:Event
WITH node AS e, score ORDER BY coalesce(e.sources, 0) DESC, COUNT { (e)<-[:MENTIONS]-() } DESC, score DESC, e.id LIMIT 1
MATCH (a:Article)-[:MENTIONS]->(e)
WITH DISTINCT e, a ORDER BY a.published, a.id LIMIT $limit
CALL (e, a) {
  CALL (e, a) {
    MATCH (s:Entity)-[c:STATED {articleId: a.id}]->(e) USING INDEX SEEK c:STATED(articleId) RETURN s, c
    UNION ALL
    MATCH (s:Entity)-[c:CONFIRMED {articleId: a.id}]->(e) USING INDEX SEEK c:CONFIRMED(articleId) RETURN s, c
    UNION ALL
    MATCH (s:Entity)-[c:DENIED {articleId: a.id}]->(e) USING INDEX SEEK c:DENIED(articleId) RETURN s, c
  }
  WITH s, collect(DISTINCT type(c)) AS acts ORDER BY s.name, s.id
  RETURN collect({id: coalesce(coalesce(a.originId, a.id) + s.localKey, s.id), name: s.name, acts: acts}) AS said
}
WITH e, a, said ORDER BY a.published, a.id
WITH e, collect({a: a, said: said}) AS story
UNWIND range(0, size(story) - 1) AS i
WITH e, story[i] AS now, reduce(ids = [], x IN story[..i] | ids + [y IN x.said | y.id]) AS earlier
OPTIONAL MATCH (first:Article {id: now.a.duplicateOf})
RETURN toString(date(now.a.published)) AS published, now.a.source AS publisher, now.a.title AS article,
       [x IN now.said WHERE 'CONFIRMED' IN x.acts | x.name] AS confirmedBy,
       [x IN now.said WHERE 'STATED' IN x.acts | x.name] AS statedBy,
       [x IN now.said WHERE 'DENIED' IN x.acts | x.name] AS deniedBy,
       [x IN now.said WHERE NOT x.id IN earlier | x.name] AS heardFirst,
       first.title AS copyOf, now.a.url AS link, e.name AS event
ORDER BY published, publisher, article, now.a.id
LIMIT $limit
