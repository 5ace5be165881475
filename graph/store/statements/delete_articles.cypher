// Delete articles; their edges are gone.
UNWIND $ids AS id
MATCH (a:Article {id: id})
DETACH DELETE a
