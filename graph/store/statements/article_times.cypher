// When articles were published, to take evidence anew.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN id, a.published AS published
