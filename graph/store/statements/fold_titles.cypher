// The titles that articles give to persons, to fold them anew.
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r:AFFILIATED_WITH]->()
USING INDEX SEEK n:Entity(id)
WHERE r.title IS NOT NULL AND left(r.key, 5) = 'edge:'
MATCH (a:Article {id: r.articleId})
USING INDEX SEEK a:Article(id)
RETURN id, a.published AS published, r {.title} AS props
