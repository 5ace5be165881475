// Records into which a judgement went.
MATCH (i:NewsgraphRecord)
USING INDEX SEEK i:NewsgraphRecord(isJudged)
WHERE i.isJudged = true
RETURN i.id AS id
