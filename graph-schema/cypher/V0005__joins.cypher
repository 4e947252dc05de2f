// Ends that sources name by what they are: which entity each is, version by version; and what is kept apart though it fits.

CREATE INDEX join_no IF NOT EXISTS FOR (j:Join) ON (j.no);
CREATE INDEX join_target IF NOT EXISTS FOR (j:Join) ON (j.target);
CREATE CONSTRAINT veto_key IF NOT EXISTS FOR (v:JoinVeto) REQUIRE (v.placeholder, v.entity) IS UNIQUE;
