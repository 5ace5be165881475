// Which articles the graph holds, and what they were made from.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN id, coalesce(a.revision, '') AS revision, coalesce(a.extractor, '') AS extractor
