// Set the evidence of records, which are then to be settled.
UNWIND $rows AS row
MATCH (i:NewsgraphRecord {id: row.id})
USING INDEX SEEK i:NewsgraphRecord(id)
SET i += row.props
