package blastradius.store;

import blastradius.ingest.contract.Case;
import blastradius.model.Assumptions;
import blastradius.store.database.Database;
import blastradius.store.database.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Transaction;

/**
 * The rules of the model as plain Cypher over the stored relationships, applied round by round to a property {@code held} until nothing
 * changes, in a transaction that is rolled back. Shares nothing with the engine or the naive reference. Who may activate what together with
 * whom is beyond a pattern: eligible access that asks for another's approval, or that a group holds, is closed in {@code held} and open in
 * {@code possible}. So {@code held ⊆ truth ⊆ possible}, and where the two are equal, plain Cypher has decided the question.
 */
record CypherReach(Map<String, Integer> held, Map<String, Long> measures) {

    private static final String STEP = """
            CYPHER replan=skip
            CALL () { MATCH (d:RelationClass) WHERE d.terms CONTAINS 'deniedBy=' RETURN collect(d.no) AS denied }
            MATCH (a:Entity) WHERE a.held > 0
            CALL (a, denied) {
              MATCH (a)-[r WHERE r.until = $max]->(b:Entity) WHERE NOT a:Person
              RETURN r, b, type(r) AS rule
              UNION
              MATCH (a:Person)<-[r:USED_BY|KNOWN_TO WHERE r.until = $max]-(b:Entity)
              RETURN r, b, 'backwards ' + type(r) AS rule
              UNION
              MATCH (a)-[r:MANAGES WHERE r.until = $max]->(t:Tenant)
              MATCH (t) ((p)-[c:CONTAINS WHERE c.until = $max AND NOT c.attr IN denied]->(q))+ (b:Entity)
              WHERE b.kind IN ['HOST', 'OTHER'] OR (b.kind = 'SCOPE' AND b.traits CONTAINS '"service":"ENDPOINTS"')
              RETURN r, b, 'MANAGES' AS rule
              UNION
              MATCH (a)-[r:BACKS_UP WHERE r.until = $max]->(:Entity)-[s:STORES WHERE s.until = $max]->(b:Entity)
              MATCH (:RelationClass {no: r.attr, terms: 'form=IMAGE'}) MATCH (k:RelationClass {no: s.attr})
              WHERE NOT k.terms CONTAINS 'deniedBy=' AND NOT k.terms CONTAINS 'never='
              RETURN r, b, 'BACKS_UP' AS rule
              UNION
              MATCH (a)-[r:TRIGGERS WHERE r.until = $max]->(:Entity)-[u:RUNS_AS WHERE u.until = $max]->(:Entity)
                -[h:HOLDS_GRANT WHERE h.until = $max]->(b:Entity)
              MATCH (k:RelationClass {no: r.attr})
              WHERE NOT u.attr IN denied AND NOT h.attr IN denied
                AND b.key IN split([t IN split(k.terms, ';') WHERE t STARTS WITH 'effects=' | substring(t, 8)][0], ',')
              RETURN r, b, 'effect' AS rule
              UNION
              MATCH (a)-[r:HAS_ROLE WHERE r.until = $max]->(role:Entity) WHERE role.held = 4
              MATCH (a)-[g:GRANTS WHERE g.until = $max AND NOT g.attr IN denied]->(b:Entity)
              RETURN r, b, 'role' AS rule
            }
            MATCH (c:RelationClass {no: r.attr})
            WITH a, b, r, c, rule, denied, a.held AS has, split(c.terms, ';') AS terms,
              CASE WHEN a:Credential OR a:Group OR a:Grant THEN 2 ELSE 4 END AS x,
              NOT coalesce(b.traits, '') CONTAINS '"enabled":false' AS enabled
            WITH *, coalesce([t IN terms WHERE t STARTS WITH 'level=' | $codes[substring(t, 6)]][0], 4) AS stated,
              [t IN terms WHERE t STARTS WITH 'zone=' | substring(t, 5)][0] AS zone,
              coalesce([t IN terms WHERE t STARTS WITH 'factors=' | split(substring(t, 8), ',')][0], []) AS factors,
              coalesce([t IN terms WHERE t STARTS WITH 'and=' | split(substring(t, 4), ',')][0], []) AS premises
            WHERE NOT c.no IN denied AND NOT 'never=true' IN terms AND ($tickets OR NOT 'ticket=true' IN terms)
              AND NOT any(t IN terms WHERE t STARTS WITH 'from=' AND datetime(substring(t, 5)) > $at)
              AND (c.kind = 'KNOWN_TO' OR NOT any(t IN terms WHERE t STARTS WITH 'until=' AND datetime(substring(t, 6)) <= $at))
              AND (zone IS NULL OR EXISTS { MATCH (z:Entity {key: zone}) WHERE z.held = 4 OR z.key IN $zones OR z.name IN $zones })
              AND all(f IN factors WHERE EXISTS { MATCH (p:Entity {key: f})
                    WHERE p.held >= 2 OR ($mfaBypass AND NOT coalesce(p.traits, '') CONTAINS '"phishingResistant":true') })
              AND all(f IN premises WHERE EXISTS { MATCH (p:Entity {key: split(f, '@')[0]}) WHERE p.held >= $codes[split(f, '@')[1]] })
              AND (NOT 'state=ELIGIBLE' IN terms OR ($jit <> 'STRICT' AND ($possible OR (NOT a:Group
                    AND ($jit = 'ALL' OR (NOT any(t IN terms WHERE t STARTS WITH 'approvers=')
                      AND NOT EXISTS { (b)<-[y:CAN_APPROVE WHERE y.until = $max]-() }))))))
            WITH b, max(CASE
              WHEN rule = 'AUTHENTICATES_AS' AND has >= 2 AND enabled THEN 4
              WHEN rule = 'STORES' AND has >= stated THEN 2
              WHEN rule = 'HAS_SESSION' AND has = 4 AND enabled THEN 4
              WHEN rule IN ['MEMBER_OF', 'HOLDS_GRANT', 'effect'] AND has >= x THEN 2
              WHEN rule IN ['CAN_MANAGE_MEMBERS', 'CAN_TAKE_OVER', 'OWNS', 'CAN_CHANGE_AUTHORITY'] AND has >= x THEN 4
              WHEN rule = 'GRANTS' AND has >= 2 THEN stated
              WHEN rule IN ['CAN', 'CONSENTED'] AND has >= x THEN stated
              WHEN rule IN ['CAN_ASSUME', 'CAN_SIGN_IN_AS'] AND has >= x AND enabled THEN 4
              WHEN rule = 'RUNS_AS' AND has >= stated AND enabled THEN 4
              WHEN rule = 'TRIGGERS' AND has >= x AND 'mode=ARBITRARY' IN terms THEN 4
              WHEN rule = 'MANAGES' AND NOT b:Tenant AND has >= 3 THEN 4
              WHEN rule = 'MANAGES' AND NOT b:Tenant AND has = 2 THEN 1
              WHEN rule = 'FEDERATES_TO' AND has = 4 AND enabled THEN 4
              WHEN rule = 'SYNCED_TO' AND has = 4 AND (enabled OR NOT coalesce(b.traits, '') CONTAINS '"guest":true') THEN 4
              WHEN rule = 'IN_ZONE' AND has = 4 THEN 4
              WHEN rule = 'SIGNS_FOR' AND has >= 2 AND enabled THEN 4
              WHEN rule = 'DEPLOYS_TO' AND has >= 3 THEN 4
              WHEN rule = 'BACKS_UP' AND has = 4 THEN 2
              WHEN rule = 'backwards USED_BY' AND has = 4 AND enabled THEN 4
              WHEN rule = 'backwards KNOWN_TO' AND has = 4 THEN 2
              WHEN rule = 'role' AND has >= 2 THEN 4
              WHEN rule = 'CONTAINS' AND b:Resource AND b.kind <> 'POLICY' THEN has
              WHEN rule = 'CONTAINS' AND has = 4 AND (b:Tenant OR b:Identity OR b:Group OR b:Role OR b.kind = 'POLICY') THEN 4
              WHEN rule = 'CONTAINS' AND has = 4 AND b:Grant AND NOT EXISTS {
                    MATCH (b)-[g:GRANTS WHERE g.until = $max AND NOT g.attr IN denied]->(scope:Entity)
                    WHERE scope <> a AND NOT EXISTS {
                      MATCH (a) ((p)-[o:CONTAINS WHERE o.until = $max AND NOT o.attr IN denied]->(q))+ (scope) } } THEN 4
              ELSE 0 END) AS gained
            WHERE gained > coalesce(b.held, 0)
            SET b.held = gained
            RETURN count(b) AS count""";

    private static final String MEASURES = """
            CYPHER replan=skip
            CALL () { MATCH (t:Tenant) WHERE t.until = $max RETURN collect(t) AS tenants }
            WITH size(tenants) = 0 AS bare, any(t IN tenants WHERE t.kind = 'CUSTOMER') AS served
            MATCH (e:Entity) WHERE e.held > 0
            CALL (e) {
              OPTIONAL MATCH path = SHORTEST 1 (t:Tenant)(()-[c:CONTAINS WHERE c.until = $max]->())+ (e)
              RETURN t.key AS nearest
            }
            OPTIONAL MATCH (home:Entity {key: CASE WHEN e:Tenant THEN e.key ELSE coalesce(e.tenant, nearest) END})
              WHERE home.kind = 'CUSTOMER' OR (NOT served AND home:Tenant)
            WITH e, NOT e.key IN $seeds AS isLoss,
              CASE WHEN bare THEN 'estate' ELSE coalesce(split(split(home.traits, '"organization":"')[1], '"')[0], home.key) END AS of,
              CASE WHEN e.held = 4 OR NOT (e:Credential OR e:Group OR e:Grant OR e:Role) THEN e.held ELSE 0 END AS level
            RETURN count(DISTINCT CASE WHEN level >= 1 THEN of END) AS `tenants.SEE`,
              count(DISTINCT CASE WHEN level >= 2 THEN of END) AS `tenants.READ`,
              count(DISTINCT CASE WHEN level >= 3 THEN of END) AS `tenants.WRITE`,
              count(DISTINCT CASE WHEN level = 4 THEN of END) AS `tenants.CONTROL`,
              count(DISTINCT CASE WHEN level = 4 AND e:Tenant THEN of END) AS tenantAdmin,
              count(CASE WHEN e:Identity AND e.held = 4 AND isLoss THEN 1 END) AS identities,
              count(CASE WHEN e:Credential AND e.held >= 2 AND isLoss THEN 1 END) AS credentials,
              count(CASE WHEN e.sourceKind = 'Resource' AND isLoss THEN 1 END) AS resources""";

    /** Of the newest version of the estate. */
    static CypherReach of(Database database, Assumptions assumptions, List<Case.Seed> seeds, boolean possible) {
        Map<String, Object> question = new HashMap<>(Map.of(
                "max", Version.OPEN,
                "possible", possible,
                "codes", Map.of("SEE", 1, "READ", 2, "WRITE", 3, "CONTROL", 4),
                "at", assumptions.at().atOffset(java.time.ZoneOffset.UTC),
                "jit", assumptions.jit().name(),
                "mfaBypass", assumptions.mfaBypass(),
                "tickets", assumptions.tickets(),
                "zones", List.copyOf(assumptions.zones()),
                "seeds", seeds.stream().map(Case.Seed::entity).toList()));
        return database.inSession(session -> {
            try (Transaction transaction = session.beginTransaction()) {
                return of(transaction, question, seeds);
            }
        });
    }

    private static CypherReach of(Transaction transaction, Map<String, Object> question, List<Case.Seed> seeds) {
        for (Case.Seed seed : seeds) {
            transaction
                    .run(
                            "MATCH (e:Entity {key: $key}) SET e.held = CASE WHEN e.held > $level THEN e.held ELSE $level END",
                            Map.of("key", seed.entity(), "level", seed.level().code()))
                    .consume();
        }
        while (transaction.run(STEP, question).single().get("count").asInt() > 0) {}
        Map<String, Integer> held = new HashMap<>();
        transaction
                .run("MATCH (e:Entity) WHERE e.held > 0 RETURN e.key AS key, e.held AS held")
                .forEachRemaining(row ->
                        held.put(row.get("key").asString(), row.get("held").asInt()));
        return new CypherReach(
                held, transaction.run(MEASURES, question).single().asMap(value -> value.asLong()));
    }
}
