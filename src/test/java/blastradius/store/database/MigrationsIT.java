package blastradius.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.store.TestDatabase;
import blastradius.store.database.Migrations.Migration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsIT {

    private static final Migration NEXT =
            new Migration("9001", "next", "// why\nCREATE (:Trace {n: 1});\nMATCH (t:Trace)\nSET t.n = t.n + 1;\n");

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeEach
    void startEmpty() {
        database = TestDatabase.embedded();
    }

    @AfterEach
    void forget() {
        database.inSession(session -> session.run(
                        "MATCH (n:Migration|Trace) WHERE n:Trace OR n.version STARTS WITH '9' DETACH DELETE n")
                .consume());
    }

    @Test
    void runEachFileOnce() {
        apply(NEXT);
        apply(NEXT);

        assertThat(count("MATCH (t:Trace) RETURN sum(t.n)")).isEqualTo(2);
        assertThat(count("MATCH (m:Migration {version: '9001', name: 'next'}) RETURN count(m)"))
                .isEqualTo(1);
    }

    @Test
    void refuseAFileThatWasChangedAfterwards() {
        apply(NEXT);

        assertThatThrownBy(() -> apply(new Migration("9001", "next", "CREATE (:Trace {n: 5});")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("V9001__next.cypher")
                .hasMessageContaining("changed after it had been applied");
        assertThat(count("MATCH (t:Trace) RETURN count(t)")).isEqualTo(1);
    }

    @Test
    void refuseADatabaseThatANewerBuildWrote() {
        apply(NEXT);

        assertThatThrownBy(this::apply)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[9001]");
    }

    @Test
    void makeTheIndexesThatImportsRestOn() {
        List<String> names = database.inSession(
                session -> session.run("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN name")
                        .list(row -> row.get("name").asString()));

        assertThat(names).contains("entity_no", "entity_key", "claim_source_id");
    }

    private void apply(Migration... further) {
        database.inSession(session -> {
            List<Migration> all = new ArrayList<>(Migrations.shipped());
            all.addAll(List.of(further));
            Migrations.apply(session, all);
            return true;
        });
    }

    private int count(String cypher) {
        return database.inSession(session -> session.run(cypher).single().get(0).asInt());
    }
}
