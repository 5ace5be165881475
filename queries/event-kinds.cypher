// Title:       What kinds of things happen
// Description: Kinds of events with how many the graph has, how many of them rest on several named sources, and the one that most
//              stand behind.
// Shape:       table
// Param:       limit int = 30 | at most so many rows
MATCH (e:Event) USING INDEX e:Event(kind, sources)
WHERE e.kind IS NOT NULL AND e.sources IS NOT NULL
WITH e.kind AS kind, count(*) AS events, sum(CASE WHEN e.sources >= 1 THEN 1 ELSE 0 END) AS withSource,
     sum(CASE WHEN e.sources >= 2 THEN 1 ELSE 0 END) AS withSeveral, max(e.sources) AS mostSources
RETURN kind, events, withSource, withSeveral, mostSources
ORDER BY events DESC, kind
LIMIT $limit
