// What matters of articles to tell their stories.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN a.id AS id, a.published AS before, a.sketch AS sketch, a.agency AS agency, a.originId AS origin, a.duplicateOf AS first
