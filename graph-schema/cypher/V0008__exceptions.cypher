// Accepted risks: they name findings and entities by ids, so imports do not touch them.

CREATE CONSTRAINT exception_id IF NOT EXISTS FOR (e:Exception) REQUIRE e.id IS UNIQUE;
