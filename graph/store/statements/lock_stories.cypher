// Have writers tell stories one after the other: two who each bring a copy of one story would not see the
// other's. The lock is that of an entry in the index of ids; of the node itself nothing is ever to be seen.
MERGE (a:Article {id: 'newsgraph: lock of the stories'})
DELETE a
