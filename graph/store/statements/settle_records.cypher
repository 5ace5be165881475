// Take down what was decided of records.
UNWIND $rows AS row
MATCH (i:NewsgraphRecord {id: row.id})
USING INDEX SEEK i:NewsgraphRecord(id)
SET i += row.props
