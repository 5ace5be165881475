// When the articles were published that are to be removed, and which story they are in; locks them as a write
// does.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
SET a.id = id
RETURN a.id AS id, a.published AS before, a.sketch AS sketch, a.agency AS agency, a.originId AS origin, a.duplicateOf AS first
