// In which versions findings stood: they name entities by ids, so imports do not touch them.

CREATE CONSTRAINT finding_life_id IF NOT EXISTS FOR (f:FindingLife) REQUIRE f.id IS UNIQUE;
CREATE CONSTRAINT finding_record_id IF NOT EXISTS FOR (r:FindingRecord) REQUIRE r.id IS UNIQUE;
