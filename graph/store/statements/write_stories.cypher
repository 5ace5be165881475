// Set what articles are copies of; a null takes it away.
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
USING INDEX SEEK a:Article(id)
SET a.originId = row.origin, a.duplicateOf = row.first
