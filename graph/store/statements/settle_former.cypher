// The ids that stand in nodes besides their own.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
OPTIONAL MATCH (i:NewsgraphRecord {node: id})
USING INDEX SEEK i:NewsgraphRecord(node)
WHERE i.id <> id AND i.articles > 0
WITH n, collect(i.id) AS former
CALL (former) { UNWIND former AS f WITH f ORDER BY f RETURN collect(f) AS sorted }
SET n.formerIds = CASE WHEN sorted = [] THEN null ELSE sorted END
