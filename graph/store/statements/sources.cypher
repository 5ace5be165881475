// How many stand behind each event. Who denies it does not. A speaker who is kept to one article counts once
// for all copies of that article.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
OPTIONAL MATCH (n)<-[r:STATED|CONFIRMED]-(s:Entity)
WHERE left(r.key, 5) = 'edge:'
OPTIONAL MATCH (a:Article {id: CASE WHEN s.localKey IS NOT NULL THEN r.articleId END})
USING INDEX SEEK a:Article(id)
WITH id, s, min(a.originId) AS origin
RETURN id, count(DISTINCT CASE WHEN s.localKey IS NULL THEN s.id ELSE coalesce(origin, '') + ' ' + s.localKey END) AS sources
