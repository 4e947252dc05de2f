// What-if scenarios: they name what they change by ids and rules, so imports do not touch them.

CREATE CONSTRAINT scenario_id IF NOT EXISTS FOR (s:Scenario) REQUIRE s.id IS UNIQUE;
