package blastradius.ingest.msgraph;

import blastradius.ingest.ImportedFiles;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.ImportReport;
import blastradius.model.JitMode;
import blastradius.model.JoinRule;
import blastradius.model.LookUp;
import blastradius.model.Marks;
import blastradius.model.Relation;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tenants imported into memory, as one zip, with what their look-ups find. */
final class ImportedTenants {

    final ImportedFiles files;
    final ImportReport report;

    private ImportedTenants(ImportedFiles files, ImportReport report) {
        this.files = files;
        this.report = report;
    }

    static ImportedTenants of(Path folder, Map<String, String> files) throws IOException {
        ImportedFiles imported = new ImportedFiles(folder);
        return new ImportedTenants(imported, imported.run(GraphWorld.zip(folder.resolve("export.zip"), files)));
    }

    List<Relation> relations(String from, String to) {
        return files.estate.relations.stream()
                .filter(relation ->
                        relation.from().equals(from) && relation.to().equals(to))
                .toList();
    }

    Entity entity(String id) {
        return files.estate.entity(id);
    }

    ReachedWorld from(JitMode jit, String... ids) {
        return ReachedWorld.from(snapshot(), jit, ids);
    }

    ReachedWorld from(String... ids) {
        return from(JitMode.SELF, ids);
    }

    Snapshot snapshot() {
        Map<String, Entity> entities = new LinkedHashMap<>(files.estate.entities);
        Map<String, String> found = new LinkedHashMap<>();
        files.estate.lookUps.forEach((id, lookUp) -> found.put(id, find(id, lookUp)));
        List<Relation> relations = new ArrayList<>();
        for (Relation relation : files.estate.relations) {
            String from = found.getOrDefault(relation.from(), relation.from());
            entities.putIfAbsent(from, Entity.of(from, EntityKind.OTHER));
            entities.putIfAbsent(relation.to(), Entity.of(relation.to(), EntityKind.OTHER));
            relations.add(new Relation(
                    relation.kind(),
                    from,
                    relation.to(),
                    relation.sourceKind(),
                    relation.terms(),
                    relation.evidence()));
        }
        return Snapshot.of(new Estate(List.copyOf(entities.values()), relations), 1, ReachedWorld.AT);
    }

    private String find(String id, LookUp lookUp) {
        List<String> matching = files.estate.entities.values().stream()
                .filter(entity -> lookUp.rule() == JoinRule.HOME_ACCOUNT && isHome(entity, lookUp))
                .map(Entity::id)
                .toList();
        return matching.size() == 1 ? matching.getFirst() : id;
    }

    /* As the store does, where one tenant has verified the domain. */
    private boolean isHome(Entity account, LookUp lookUp) {
        String address = String.valueOf(lookUp.matchers().get(Marks.ADDRESS));
        Entity tenant = account.tenant() == null ? null : files.estate.entities.get(account.tenant());
        return tenant != null
                && !Objects.equals(lookUp.home(), account.tenant())
                && Marks.of(account.properties()).addresses().contains(address)
                && Marks.of(tenant.properties()).domains().contains(Marks.domain(address));
    }
}
