// All articles of stories.
UNWIND $ids AS origin
MATCH (a:Article {originId: origin})
USING INDEX SEEK a:Article(originId)
WHERE left(a.id, 8) = 'article:'
RETURN a.id AS id, a.published AS before, a.sketch AS sketch, a.agency AS agency, a.originId AS origin, a.duplicateOf AS first
