// One edge by its key, with its ends and its article. Each type has an index of its own.
CALL () {
  MATCH (s)-[r:STATED {key: $key}]->(o) RETURN s, r, o
  UNION ALL
  MATCH (s)-[r:CONFIRMED {key: $key}]->(o) RETURN s, r, o
  UNION ALL
  MATCH (s)-[r:DENIED {key: $key}]->(o) RETURN s, r, o
  UNION ALL
  MATCH (s)-[r:LOCATED_IN {key: $key}]->(o) RETURN s, r, o
  UNION ALL
  MATCH (s)-[r:PARTICIPATED_IN {key: $key}]->(o) RETURN s, r, o
  UNION ALL
  MATCH (s)-[r:AFFILIATED_WITH {key: $key}]->(o) RETURN s, r, o
}
OPTIONAL MATCH (a:Article {id: r.articleId})
RETURN r, s, o, a
LIMIT 1
