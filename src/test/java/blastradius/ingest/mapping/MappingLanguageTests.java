package blastradius.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.ImportRejected;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What rows can say, and what a mapping is refused for. */
class MappingLanguageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to.state: {is: open}                 | state: \"Open\"             | true",
                "to.state: {is: open}                 | state: \"opened\"           | false",
                "to.state: open                       | state: \"open\"             | true",
                "to.state: [shut, open]               | state: \"open\"             | true",
                "to.state: {in: [shut, ajar]}         | state: \"open\"             | false",
                "to.state: {in: [shut, ajar]}         | other: 1                    | false",
                "to.flag: {is: true}                  | flag: \"Yes\"               | true",
                "to.flag: {is: true}                  | flag: [true]                | true",
                "to.flag: {is: false}                 | other: 1                    | false",
                "to.count: {is: 4}                    | count: 4                    | true",
                "to.count: {is: 4}                    | count: \"4\"                | false",
                "to.tags: {contains: red}             | tags: [\"Red\", \"blue\"]   | true",
                "to.tags: {contains: red}             | tags: [\"reddish\"]         | false",
                "to.tags: {contains: red}             | tags: \"infrared lamp\"     | true",
                "to.dn: {like: \"cn=x,*\"}            | dn: \"CN=X,DC=LAB\"         | true",
                "to.dn: {like: \"cn=x,*\"}            | dn: \"OU=CN=X,DC=LAB\"      | false",
                "to.json: {json: {a.b: c}}            | json: \"{\\\"a\\\":{\\\"b\\\":\\\"C\\\"}}\" | true",
                "to.json: {json: {a.b: c}}            | json: \"{\\\"a.b\\\":\\\"c\\\"}\" | true",
                "to.json: {json: {a.b: [c, d]}}       | json: \"{\\\"a\\\":{\\\"b\\\":[\\\"x\\\",\\\"d\\\"]}}\" | true",
                "to.json: {json: {a.b: c}}            | json: \"{\\\"a\\\":1\"      | false",
                "to.json: {json: {a.b: c}}            | json: {a: {b: \"c\"}}       | true",
                "to.blocksinheritance: true           | blocksInheritance: true     | true",
                "to.is_open: true                     | isOpen: true                | true",
                "to.x: {present: true}                | x: 0                        | true",
                "to.x: {present: true}                | x: \" \"                    | false",
                "to.x: {present: false}               | y: 1                        | true"
            })
    void conditionsAskWhatStandsAtTheEnds(String condition, String properties, boolean holds) {
        String mapping = "mapping: mine\nrelations:\n  Knows:\n    - {when: {" + condition
                + "}, relation: CAN, level: READ}\n    - {ignored: otherwise}\n";
        String exception = "mapping: mine\nrelations:\n  Knows:\n    - {except: {" + condition
                + "}, relation: CAN, level: READ}\n    - {ignored: otherwise}\n";
        String graph = "a: User\nb: Computer {" + properties + "}\na -Knows-> b";
        assertThat(MappedGraph.of(mapping, graph).held("a", AccessLevel.READ).contains("b"))
                .isEqualTo(holds);
        assertThat(MappedGraph.of(exception, graph).held("a", AccessLevel.READ).contains("b"))
                .isEqualTo(!holds);
    }

    @Test
    void ofSeveralConditionsAllMustHoldAndOfSeveralInAListOne() {
        String mapping = """
                mapping: mine
                relations:
                  Knows:
                    - {when: [{relation.a: 1, from.b: 2}, {relation.c: 3}], relation: CAN, level: READ}
                    - {ignored: otherwise}
                """;
        MappedGraph graph = MappedGraph.of(mapping, """
                u: User {b: 2}
                v: User {b: 1}
                x: Computer
                y: Computer
                u -Knows-> x {a: 1}
                v -Knows-> x {a: 1}
                v -Knows-> y {c: 3}""");
        assertThat(graph.held("u", AccessLevel.READ)).containsExactly("x");
        assertThat(graph.held("v", AccessLevel.READ)).containsExactly("y");
        assertThat(graph.estate.relations)
                .anyMatch(relation ->
                        "not followed: otherwise".equals(relation.terms().deniedBy()));
    }

    @Test
    void aCharacterMayLieOnTheEdgeOfWhatIsReadAtOnce() {
        for (int before = 1015; before < 1035; before++) {
            String text = "mapping: mine\n# " + "a".repeat(before)
                    + "\ud83d\ude00\ud83d\ude00\nentities: {User: HUMAN}\nrelations: {}\n";
            assertThat(Mappings.shipped().read("mine.yaml", text).name()).isEqualTo("mine");
            String scenario = "name: mine\n# " + "a".repeat(before) + "\ud83d\ude00\ud83d\ude00\nchanges: []\n";
            assertThat(blastradius.ingest.ScenarioFiles.read(scenario, "s").name())
                    .isEqualTo("mine");
        }
    }

    @Test
    void accountsSignInAsTheirRecordsSay() {
        MappedGraph graph = MappedGraph.of("""
                mapping: mine
                entities:
                  Login: {kind: HUMAN, signs-in: {password: has_password, factor: has_mfa, until: expires}}
                """, """
                a: Login {has_password: true, has_mfa: "yes", expires: "2027-01-01T00:00:00Z"}
                b: Login {has_password: true}
                c: Login {has_mfa: true}
                d: Login {has_password: true, expires: "soon"}""");
        assertThat(graph.estate.count(EntityKind.PASSWORD)).isEqualTo(2);
        assertThat(graph.estate.count(EntityKind.MFA_FACTOR)).isEqualTo(1);
        assertThat(graph.estate.relations)
                .filteredOn(relation -> relation.kind() == RelationKind.AUTHENTICATES_AS)
                .extracting(
                        relation -> relation.terms().factors().size(),
                        relation -> relation.terms().until())
                .containsExactlyInAnyOrder(tuple(1, Instant.parse("2027-01-01T00:00:00Z")), tuple(0, null));
        assertThat(graph.report.rejected())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("expires"));
    }

    @Test
    void entitiesAreToldApartByTheirPropertiesToo() {
        String mapping = """
                mapping: mine
                entities:
                  Login:
                    - {when: {type: [robot, service]}, kind: SERVICE_ACCOUNT, enabled: {except: {mode: off}}}
                    - {kind: HUMAN, enabled: {when: {mode: {is: "on"}}}}
                """;
        MappedGraph graph = MappedGraph.of(mapping, """
                r: Login {type: "Robot"}
                s: Login {type: "service", mode: "off"}
                h: Login {mode: "on"}
                i: Login""".replace("mode: off", "mode: \"off\""));
        assertThat(graph.estate.count(EntityKind.SERVICE_ACCOUNT)).isEqualTo(2);
        assertThat(graph.entity("r").traits().enabled()).isTrue();
        assertThat(graph.entity("h").traits().enabled()).isTrue();
        assertThat(graph.entity("i").traits().enabled()).isFalse();
    }

    @Test
    void aRightIsJoinedWithOneOnWhatItsTargetLeadsTo() {
        String mapping = """
                mapping: mine
                relations:
                  MayEdit: {relation: CAN, level: CONTROL, together: {kind: Enroll, on: template→ca}}
                """;
        MappedGraph graph = MappedGraph.of(mapping, """
                both: User
                half: User
                t: CertTemplate
                u: CertTemplate
                ca: EnterpriseCA
                t -PublishedTo-> ca
                both -Enroll-> ca
                both -MayEdit-> t
                both -MayEdit-> u
                half -MayEdit-> u""");
        assertThat(graph.controlled("both")).containsExactly("t");
        assertThat(graph.controlled("half")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled: false",
                "enabled: \"Disabled\"",
                "active: false",
                "isActive: \"no\"",
                "status: \"INACTIVE\"",
                "status: \"Suspended\"",
                "status: \"DEPROVISIONED\"",
                "status: \"STAGED\"",
                "status: \"LOCKED_OUT\"",
                "state: \"locked\"",
                "disabled: \"Disabled\"",
                "disabled: true",
                "isDisabled: 1",
                "accountEnabled: [false]",
                "suspended_at: \"2026-01-01\"",
                "deactivatedAt: \"2026-01-01\"",
                "account_status: \"disabled\""
            })
    void sourcesSayDisabledInManyWords(String word) {
        assertThat(MappedGraph.of("u: User {" + word + "}").entity("u").traits().enabled())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled: true",
                "status: \"ACTIVE\"",
                "status: \"PROVISIONED\"",
                "state: \"WA\"",
                "disabled: false",
                "disabled: \"enabled\"",
                "suspended_at: \"\"",
                "suspended_at: 0",
                "locked: \"no\"",
                "enabled: \"Enabled\""
            })
    void andEnabledInMoreWords(String word) {
        assertThat(MappedGraph.of("u: User {" + word + "}").entity("u").traits().enabled())
                .isTrue();
    }

    @Test
    void aKindThatSaysItIsDisabledAndAHostThatIsAwayIsNot() {
        MappedGraph graph = MappedGraph.of("""
                a: User, DisabledUser
                b: Computer {status: "inactive", active: false}
                c: Computer {enabled: "Disabled"}""");
        assertThat(graph.entity("a").traits().enabled()).isFalse();
        assertThat(graph.entity("b").traits().enabled()).isTrue();
        assertThat(graph.entity("c").traits().enabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relations: {A: {relation: CAN, levle: READ}}                       | relation A | levle",
                "relations: {A: [{when: {to.x: 1}, relation: CAN, level: READ}]}     | relation A | add a row that says the rest",
                "relations: {A: [{when: {x: 1}, ignored: b}, ignored]}              | row 1      | write relation.x, from.x or to.x",
                "relations: {A: [{when: {to.x: {was: 1}}, ignored: b}, ignored]}    | row 1      | there are is, in, contains",
                "relations: {A: [{when: {to.x: {is: 1, in: [2]}}, ignored: b}, ignored]} | row 1 | not 2",
                "relations: {A: [{when: {to.x: {json: 3}}, ignored: b}, ignored]}   | row 1      | one path",
                "relations: {A: {relation: CAN, level: MUCH}}                       | relation A | MUCH",
                "relations: {A: {level: READ}}                                      | relation A | one of",
                "relations: {A: {relation: CAN, expand: HOST}}                      | relation A | below HOST",
                "relations: {A: {relation: CAN, expand: below}}                     | relation A | below HOST",
                "relations: {A: {relation: CAN, expand: below HOST, gate: B}}       | relation A | does not stand with",
                "relations: {A: 5}                                                  | relation A | it is a kind of relation",
                "relations: {A: []}                                                 | relation A | this one 0",
                "entities: {A: [{when: {x: 1}, kind: HUMAN}]}                       | entity A   | add a row without one",
                "entities: {A: {kind: HUMAN, enabled: maybe}}                       | entity A   | true, false",
                "entities: {A: RESOURCE}                                            | entity A   | no kind of entity",
                "whole-tenant: {A: ''}                                              | whole-tenant A | a text is missing"
            })
    void aMappingIsRefusedByTheRowThatIsWrong(String text, String place, String what) {
        assertThatThrownBy(() -> Mappings.shipped().read("mine.yaml", "mapping: mine\n" + text))
                .isInstanceOf(ImportRejected.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining(place)
                .hasMessageContaining("line 2")
                .hasMessageContaining(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tenant", "INTERNAL", "Domain", "AZTenant", "Org"})
    void aNarrowRightOnAWholeTenantIsRefusedByName(String word) {
        String mapping = """
                mapping: mine
                entities: {Org: CUSTOMER}
                relations:
                  ReadsOneThing: [{to: %s, relation: CAN, level: SEE}, {relation: CAN, level: SEE}]
                """.formatted(word);
        assertThatThrownBy(() -> Mappings.shipped().read("mine.yaml", mapping))
                .hasMessageContaining("ReadsOneThing")
                .hasMessageContaining(word)
                .hasMessageContaining("whole-tenant");
        assertThat(Mappings.shipped()
                        .read("mine.yaml", mapping + "whole-tenant: {ReadsOneThing: it really sees everything}"))
                .isNotNull();
    }

    @Test
    void aRowThatNamesNoEndDoesNotSpeakOfTenants() {
        MappedGraph graph = MappedGraph.of("mapping: mine\nrelations: {Tidies: {relation: CAN, level: WRITE}}", """
                a: User
                d: Domain
                pc: Computer
                a -Tidies-> d
                a -Tidies-> pc""");
        assertThat(graph.held("a", AccessLevel.SEE)).containsExactly("pc");
        assertThat(graph.report.notes()).anyMatch(note -> note.contains("no right on a whole tenant"));
    }
}
