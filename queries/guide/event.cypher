// The events that most speakers stand behind; of those the ones that somebody confirmed first.
MATCH (e:Event) WHERE e.sources >= 1
WITH e ORDER BY e.sources DESC, e.id LIMIT 50
MATCH (s:Entity)-[c:STATED|CONFIRMED|DENIED]->(e)
WITH e, s, collect(DISTINCT type(c)) AS acts, collect(c.articleId) AS articles
ORDER BY s.name, s.id
WITH e, collect({name: s.name, acts: acts}) AS speakers, collect(articles) AS lists
WITH e, speakers, reduce(all = [], l IN lists | all + [x IN l WHERE NOT x IN all]) AS articles,
     [x IN speakers WHERE 'CONFIRMED' IN x.acts | x.name] AS confirmedBy,
     [x IN speakers WHERE NOT 'CONFIRMED' IN x.acts AND 'STATED' IN x.acts | x.name] AS statedBy,
     [x IN speakers WHERE 'DENIED' IN x.acts | x.name] AS deniedBy
RETURN e.name AS value, confirmedBy, statedBy, deniedBy, size(articles) AS articles, toString(e.date) AS date
ORDER BY size(confirmedBy) > 0 DESC, e.sources DESC, articles DESC, value, e.id
LIMIT 4
