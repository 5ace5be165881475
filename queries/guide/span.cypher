CALL () {
  MATCH (a:Article) WHERE a.published IS NOT NULL
  RETURN a.published AS first ORDER BY first LIMIT 1
}
CALL () {
  MATCH (a:Article) WHERE a.published IS NOT NULL
  RETURN a.published AS last ORDER BY last DESC LIMIT 1
}
RETURN toString(date(first)) AS first, toString(date(last)) AS last
