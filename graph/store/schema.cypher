// What the graph needs of a database. Each statement ends in a semicolon, and does nothing the second time.
// __TYPE__ stands for each edge type in turn, __type__ for the same in lower case.

// An id names one node over all labels of entities, so that an edge finds its ends in one index.
CREATE CONSTRAINT newsgraph_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;

// One edge for each time it is said; and all that an article gave is found by its id.
CREATE CONSTRAINT newsgraph___type___key IF NOT EXISTS FOR ()-[r:__TYPE__]-() REQUIRE r.key IS UNIQUE;
CREATE INDEX newsgraph___type___article IF NOT EXISTS FOR ()-[r:__TYPE__]-() ON (r.articleId);

// The records of what articles call things, which settling works with. A blocking key is a node of its own, so
// that its members are found, and counted, without an index on lists.
CREATE CONSTRAINT newsgraph_record_id IF NOT EXISTS FOR (i:NewsgraphRecord) REQUIRE i.id IS UNIQUE;
CREATE CONSTRAINT newsgraph_key_key IF NOT EXISTS FOR (k:NewsgraphKey) REQUIRE k.key IS UNIQUE;
CREATE CONSTRAINT newsgraph_lock_id IF NOT EXISTS FOR (l:NewsgraphLock) REQUIRE l.id IS UNIQUE;
CREATE INDEX newsgraph_record_node IF NOT EXISTS FOR (i:NewsgraphRecord) ON (i.node);
CREATE INDEX newsgraph_record_unsettled IF NOT EXISTS FOR (i:NewsgraphRecord) ON (i.unsettled);
CREATE INDEX newsgraph_record_isjudged IF NOT EXISTS FOR (i:NewsgraphRecord) ON (i.isJudged);
CREATE INDEX newsgraph_record_isdoubtful IF NOT EXISTS FOR (i:NewsgraphRecord) ON (i.isDoubtful);

// What people search by.
CREATE FULLTEXT INDEX newsgraph_names IF NOT EXISTS FOR (n:Person|Organization|Place|Event) ON EACH [n.name, n.aliases];
CREATE POINT INDEX newsgraph_place_location IF NOT EXISTS FOR (n:Place) ON (n.location);
CREATE INDEX newsgraph_person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX newsgraph_organization_name IF NOT EXISTS FOR (n:Organization) ON (n.name);
CREATE INDEX newsgraph_place_name IF NOT EXISTS FOR (n:Place) ON (n.name);
CREATE INDEX newsgraph_event_kind IF NOT EXISTS FOR (n:Event) ON (n.kind);
CREATE INDEX newsgraph_event_kind_sources IF NOT EXISTS FOR (n:Event) ON (n.kind, n.sources);
CREATE INDEX newsgraph_event_date IF NOT EXISTS FOR (n:Event) ON (n.date);
CREATE INDEX newsgraph_event_sources IF NOT EXISTS FOR (n:Event) ON (n.sources);
CREATE INDEX newsgraph_article_published IF NOT EXISTS FOR (n:Article) ON (n.published);
CREATE INDEX newsgraph_article_source IF NOT EXISTS FOR (n:Article) ON (n.source);
CREATE INDEX newsgraph_article_texthash IF NOT EXISTS FOR (n:Article) ON (n.textHash);
// Copies of a story are found by the words of their sketches, which have letters and digits only.
CREATE FULLTEXT INDEX newsgraph_article_sketch IF NOT EXISTS FOR (n:Article) ON EACH [n.sketch] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE INDEX newsgraph_article_originid IF NOT EXISTS FOR (n:Article) ON (n.originId);
CREATE INDEX newsgraph_article_duplicateof IF NOT EXISTS FOR (n:Article) ON (n.duplicateOf);
