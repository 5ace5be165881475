// The ids that stand in nodes, but for persons and organizations that are scoped to an article.
UNWIND $ids AS id
MATCH (i:NewsgraphRecord {node: id})
USING INDEX SEEK i:NewsgraphRecord(node)
WHERE i.own IS NULL OR i.id STARTS WITH 'event:' OR i.isJudged
RETURN i.id AS id
