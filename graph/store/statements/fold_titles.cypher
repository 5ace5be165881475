// The titles that articles give to persons, to fold them anew.
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r:AFFILIATED_WITH]->()
WHERE r.title IS NOT NULL AND left(r.key, 5) = 'edge:'
MATCH (a:Article {id: r.articleId})
RETURN id, a.published AS published, r {.title} AS props
