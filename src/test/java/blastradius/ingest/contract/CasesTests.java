package blastradius.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CasesTests {

    @Test
    void repeatsTemplatesOverBothCounters() {
        Case read = json("""
                {"id": "c", "seed": [["t", "CONTROL"]],
                 "nodes": [{"id": "t", "kind": "Tool"}, {"id": "h-{i}-{j}-{n}", "kind": "Host", "repeat": [2, 3]}],
                 "edges": [{"from": "t", "kind": "MANAGES", "to": "h-{i}-{j}-{n}", "repeat": [2, 3]}]}""");
        assertThat(read.estate().entities())
                .extracting(Entity::sourceId)
                .containsExactly("t", "h-1-1-1", "h-1-2-2", "h-1-3-3", "h-2-1-4", "h-2-2-5", "h-2-3-6");
        assertThat(read.estate().relations())
                .hasSize(6)
                .allSatisfy(relation -> assertThat(relation.from()).isEqualTo("c/t"));
    }

    @Test
    void turnsShortWordsIntoKindsAndKeepsThem() {
        Entity tenant = json("""
                {"id": "c", "nodes": [{"id": "x", "kind": "Tenant", "role": "customer"}], "edges": []}""").estate().entities().getFirst();
        assertThat(tenant.kind()).isEqualTo(EntityKind.CUSTOMER);
        assertThat(tenant.sourceKind()).isEqualTo("Tenant");
        assertThat(tenant.id()).isEqualTo("c/x");
    }

    @Test
    void turnsConditionsIntoTerms() {
        Relation relation = yaml("""
                id: c
                nodes:
                  - {id: u, kind: Human}
                  - {id: g, kind: Grant}
                edges:
                  - from: u
                    kind: HOLDS_GRANT
                    to: g
                    and: [[u, SEE]]
                    cond: {eligible: true, approvers: [boss], zone: office, ticket: true,
                           from: "2026-06-01T10:00:00.1234567Z", to: 2026-06-02}
                """).estate().relations().getFirst();
        assertThat(relation.kind()).isEqualTo(RelationKind.HOLDS_GRANT);
        assertThat(relation.terms().state()).isEqualTo(GrantState.ELIGIBLE);
        assertThat(relation.terms().approvers()).containsExactly("c/boss");
        assertThat(relation.terms().zone()).isEqualTo("c/office");
        assertThat(relation.terms().ticket()).isTrue();
        assertThat(relation.terms().from()).isEqualTo(Instant.parse("2026-06-01T10:00:00.1234567Z"));
        assertThat(relation.terms().until()).isEqualTo(Instant.parse("2026-06-02T00:00:00Z"));
        assertThat(relation.terms().and())
                .singleElement()
                .satisfies(premise -> assertThat(premise.level()).isEqualTo(AccessLevel.SEE));
    }

    @Test
    void keepsAZoneThatIsOnlyAWordAsAnEntity() {
        Case read = json("""
                {"id": "c", "nodes": [{"id": "u", "kind": "Human"}],
                 "edges": [{"from": "u", "kind": "CAN", "to": "u", "level": "READ", "cond": {"zone": "vpn"}}]}""");
        assertThat(read.estate().entities())
                .anySatisfy(entity -> assertThat(entity.kind()).isEqualTo(EntityKind.ZONE));
    }

    @Test
    void aControlCutsByNameAndInheritsTheContext() {
        Case read = json("""
                {"id": "c", "context": {"jit": "ALL"}, "seed": [["u", "CONTROL"]],
                 "nodes": [{"id": "u", "kind": "Human"}, {"id": "r", "kind": "Resource"}],
                 "edges": [{"from": "u", "kind": "CAN", "to": "r", "level": "READ", "name": "leak"}],
                 "controls": [{"name": "closed", "cut": ["leak"], "expect": {"resources": 0}}]}""");
        Case.Control control = read.controls().getFirst();
        assertThat(control.estate().relations()).isEmpty();
        assertThat(control.assumptions().jit()).isEqualTo(JitMode.ALL);
        assertThat(control.removesOnly()).isTrue();
        assertThat(control.expect()).containsEntry("resources", 0L);
    }

    @Test
    void aDisabledEdgeIsKeptDenied() {
        Relation relation = json("""
                {"id": "c", "nodes": [{"id": "u", "kind": "Human"}],
                 "edges": [{"from": "u", "kind": "CAN_ASSUME", "to": "u", "enabled": false, "deniedBy": "scp"}]}""").estate().relations().getFirst();
        assertThat(relation.terms().deniedBy()).isEqualTo("scp");
    }

    @Test
    void namesThePlaceOfAnImpossibleWindow() {
        assertThatThrownBy(() -> json("""
                {"id": "c", "nodes": [{"id": "u", "kind": "Human"}], "edges": [{"from": "u", "kind": "CAN", "to": "u",
                 "cond": {"from": "2026-06-01T10:00:00Z", "to": "2026-06-01T10:00:00Z"}}]}"""))
                .isInstanceOf(BlastRadiusException.ImportRejected.class)
                .hasMessageContaining("edge 0")
                .hasMessageContaining("impossible window");
    }

    @Test
    void namesAnEndThatIsNoNode() {
        assertThatThrownBy(() -> json("""
                {"id": "c", "nodes": [], "edges": [{"from": "u", "kind": "CAN", "to": "u"}]}""")).hasMessageContaining("names \"u\", which is no node");
    }

    private static Case json(String text) {
        return Cases.read(stream(text), "case.json");
    }

    private static Case yaml(String text) {
        return Cases.read(stream(text), "case.yaml");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
