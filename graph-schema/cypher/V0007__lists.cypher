// Saved lists: they name entities by filter or ids, so imports do not touch them.

CREATE CONSTRAINT list_id IF NOT EXISTS FOR (l:List) REQUIRE l.id IS UNIQUE;
