// Words are indexed beside the import rather than inside its transactions; an import waits for them once, at its end.

DROP INDEX entity_words IF EXISTS;

CREATE FULLTEXT INDEX entity_words IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.key, e.sourceId, e.sourceIds]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words', `fulltext.eventually_consistent`: true}};

CALL db.awaitIndexes(300);
