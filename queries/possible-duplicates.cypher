// Title:       What may be one and the same
// Description: People and organizations in the latest articles whose names are spelled alike once accents, vowels and doubled letters are
//              left out, organizations of which one has the other's initials for a name, and family names alone beside full
//              names; and first the pairs on which what the articles say was not enough to decide. Each row is worth a look; none is a
//              finding.
// Shape:       table
// Param:       from date = "" | only articles of this day and later; Example: 2024-03-01
// Param:       articles int = 1000 | look at so many articles, the latest first and those without a date last
// Param:       limit int = 50 | at most so many rows
CALL () {
  MATCH (i:NewsgraphRecord)
  WHERE i.isDoubtful = true
  WITH i ORDER BY i.id LIMIT 1000
  UNWIND i.doubts AS doubt
  WITH i.node AS node, doubt, split(doubt, ' ')[0] AS other
  OPTIONAL MATCH (j:NewsgraphRecord {id: other})
  OPTIONAL MATCH (n:Entity {id: node})
  OPTIONAL MATCH (m:Entity {id: j.node})
  WITH n, m, doubt, other
  WHERE n <> m
  WITH CASE WHEN n.id < m.id THEN n ELSE m END AS a, CASE WHEN n.id < m.id THEN m ELSE n END AS b, substring(doubt, size(other) + 1) AS why ORDER BY why
  WITH a, b, collect(why)[0] AS why
  RETURN 0 AS rank, [a.name, b.name] AS names, [l IN labels(a) WHERE l <> 'Entity'][0] AS label, why, 2 AS nodes,
         COUNT { (a)<-[:MENTIONS]-() } + COUNT { (b)<-[:MENTIONS]-() } AS articles, [a.id, b.id] AS ids
  UNION ALL
  CALL () {
    MATCH (a:Article) WHERE a.published >= datetime(CASE $from WHEN '' THEN '0001-01-01' ELSE $from END)
    RETURN a ORDER BY a.published DESC, a.id LIMIT $articles
    UNION ALL
    MATCH (a:Article) WHERE a.published IS NULL AND $from = '' RETURN a ORDER BY a.id LIMIT $articles
  }
  WITH a LIMIT $articles
  MATCH (a)-[:MENTIONS]->(n:Person|Organization)
  WHERE coalesce(n.kind, '') <> 'unnamed' AND n.name IS NOT NULL AND size(n.name) <= 100
  WITH n, count(DISTINCT coalesce(a.originId, a.id)) AS articles
  WITH n, articles, n:Person AS person,
       [w IN split(replace(replace(n.name, '-', ' '), '.', ' '), ' ') WHERE w <> '' AND NOT toLower(w) IN ['the', 'of', 'and', 'for', 'de', 'la']] AS words
  WHERE size(words) > 0
  WITH n, articles, person, size(words) AS many, toLower(left(normalize(words[0], NFKD), 2)) AS begins,
       reduce(s = '', w IN words | s + CASE WHEN left(w, 1) = toUpper(left(w, 1)) THEN left(w, 1) ELSE '' END) AS initials,
       reduce(s = '', ch IN split(replace(replace(toLower(normalize(CASE WHEN person THEN words[-1] ELSE reduce(t = '', w IN words | t + w) END, NFKD)),
           'c', CASE WHEN person THEN 'k' ELSE 's' END), 'z', 's'), '') |
         CASE WHEN ch =~ '[\\p{M}\\p{P}aeiouyjwh]' OR s ENDS WITH ch THEN s ELSE s + ch END) AS bones
  UNWIND CASE
    WHEN person AND many > 1 THEN [{why: 'spelled alike', key: begins + ' ' + bones}, {why: 'family name alone', key: bones}]
    WHEN person THEN [{why: 'family name alone', key: bones}]
    WHEN many > 1 THEN [{why: 'spelled alike', key: bones}, {why: 'initials', key: initials}]
    ELSE [{why: 'spelled alike', key: bones}, {why: 'initials', key: n.name}]
  END AS k
  WITH n, articles, person, many, k WHERE size(k.key) >= 2
  ORDER BY articles DESC, n.name, n.id
  WITH person, k.why AS why, k.key AS key, collect({name: n.name, id: n.id, many: many, articles: articles}) AS found
  WHERE size(found) > 1 AND (why = 'spelled alike' OR any(x IN found WHERE x.many = 1) AND any(x IN found WHERE x.many > 1))
  WITH CASE WHEN person THEN 'Person' ELSE 'Organization' END AS label, why, found, reduce(n = 0, x IN found | n + x.articles) AS articles
  RETURN 1 AS rank, [x IN found[..8] | x.name] AS names, label, why, size(found) AS nodes, articles, [x IN found[..8] | x.id] AS ids
}
RETURN names, label, why, nodes, articles, ids
ORDER BY rank, articles DESC, nodes DESC, names[0], why, ids[0]
LIMIT $limit
