// Claims that only name an entity, as the end of a relation: answers tell how many of them nobody has described yet.

CREATE INDEX claim_placeholder IF NOT EXISTS FOR (c:EntityClaim) ON (c.placeholder);

CALL db.awaitIndexes(300);
