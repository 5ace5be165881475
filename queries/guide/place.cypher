// The places where most happened of late, by themselves and not through what lies in them, with how much in all.
CALL () {
  MATCH (a:Article) WHERE a.published IS NOT NULL
  RETURN a ORDER BY a.published DESC, a.id LIMIT 2000
  UNION ALL
  MATCH (a:Article) WHERE a.published IS NULL
  RETURN a ORDER BY a.id LIMIT 2000
}
WITH a LIMIT 2000
CALL (a) {
  MATCH (:Event)-[l:LOCATED_IN {articleId: a.id}]->(p:Place) USING INDEX SEEK l:LOCATED_IN(articleId) RETURN p
}
WITH p, count(*) AS late ORDER BY late DESC, p.name, p.id LIMIT 3
RETURN p.name AS value, COUNT { MATCH (p)<-[:LOCATED_IN]-(e:Event) RETURN DISTINCT e } AS events
ORDER BY events DESC, value, p.id
