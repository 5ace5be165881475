// Records that changed since they were settled.
MATCH (i:NewsgraphRecord)
USING INDEX SEEK i:NewsgraphRecord(unsettled)
WHERE i.unsettled = true
WITH i LIMIT $most
RETURN i.id AS id
