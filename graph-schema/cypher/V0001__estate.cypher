// The estate: entities, what each source claims of them, their history, and the classes of relations.

CREATE CONSTRAINT entity_no IF NOT EXISTS FOR (e:Entity) REQUIRE e.no IS UNIQUE;
CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (e:Entity) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT relation_class_no IF NOT EXISTS FOR (c:RelationClass) REQUIRE c.no IS UNIQUE;
CREATE CONSTRAINT source_no IF NOT EXISTS FOR (s:Source) REQUIRE s.no IS UNIQUE;
CREATE CONSTRAINT source_name IF NOT EXISTS FOR (s:Source) REQUIRE s.name IS UNIQUE;
CREATE CONSTRAINT version_no IF NOT EXISTS FOR (v:Version) REQUIRE v.no IS UNIQUE;
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (i:Import) REQUIRE i.id IS UNIQUE;

CREATE INDEX entity_tenant IF NOT EXISTS FOR (e:Entity) ON (e.tenant);

// An entity's only claim leaves it to the entity to say what the source calls it.
CREATE INDEX entity_source_id IF NOT EXISTS FOR (e:Entity) ON (e.sourceId);
CREATE INDEX claim_source_id IF NOT EXISTS FOR (c:EntityClaim) ON (c.sourceId);

// Words are indexed beside an import's transactions; it waits for them once, at its end.
CREATE FULLTEXT INDEX entity_words IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.key, e.sourceId, e.sourceIds]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words', `fulltext.eventually_consistent`: true}};

CALL db.awaitIndexes(300);

// One node says which version of the estate is the current one, and whether an import is on its way.
MERGE (e:Estate {name: 'estate'}) ON CREATE SET e.version = 0;
