// When the articles were published that are to be removed; locks them as a write does.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
SET a.id = id
RETURN a.id AS id, a.published AS before
