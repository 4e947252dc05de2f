// What somebody keeps apart is of a version, as all else is: it comes and goes with it.

DROP CONSTRAINT veto_key IF EXISTS;
MATCH (v:JoinVeto) WHERE v.since IS NULL SET v.since = 0, v.until = 9223372036854775807, v.source = -1;
CREATE INDEX veto_placeholder IF NOT EXISTS FOR (v:JoinVeto) ON (v.placeholder);
CREATE INDEX veto_entity IF NOT EXISTS FOR (v:JoinVeto) ON (v.entity);
CREATE INDEX join_key IF NOT EXISTS FOR (j:Join) ON (j.key);
