// Set what an article now says on edges that it gave before.
UNWIND $rows AS row
MATCH ()-[r:__TYPE__ {key: row.key}]->()
USING INDEX SEEK r:__TYPE__(key)
SET r = row.props
RETURN count(*) AS written
