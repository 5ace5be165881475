// Delete articles; their edges are gone.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
DETACH DELETE a
