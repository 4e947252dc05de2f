// Recertifications and what they ask about: they name relations by ids, so imports do not touch them.

CREATE CONSTRAINT review_id IF NOT EXISTS FOR (r:Review) REQUIRE r.id IS UNIQUE;

CREATE CONSTRAINT review_item_id IF NOT EXISTS FOR (i:ReviewItem) REQUIRE i.id IS UNIQUE;

CREATE INDEX review_item_review IF NOT EXISTS FOR (i:ReviewItem) ON (i.review);

CREATE INDEX review_item_relation IF NOT EXISTS FOR (i:ReviewItem) ON (i.relation);
