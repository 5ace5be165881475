// Of the latest articles, those that make most claims.
MATCH (a:Article) WHERE a.published IS NOT NULL
WITH a ORDER BY a.published DESC, a.id LIMIT 20
WITH a, COUNT { ()-[r:STATED {articleId: a.id}]->() } + COUNT { ()-[r:CONFIRMED {articleId: a.id}]->() } AS claims
RETURN a.title AS value, claims, a.id AS id
ORDER BY claims DESC, value, id
LIMIT 2
