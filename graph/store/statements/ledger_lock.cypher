// One settles at a time.
MERGE (l:NewsgraphLock {id: 'settle'})
SET l.id = 'settle'
RETURN l.id AS id
