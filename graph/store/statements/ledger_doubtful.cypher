// Records of what may be the same as something else.
MATCH (i:NewsgraphRecord)
USING INDEX SEEK i:NewsgraphRecord(isDoubtful)
WHERE i.isDoubtful = true
RETURN i.id AS id
