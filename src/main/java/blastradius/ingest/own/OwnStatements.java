package blastradius.ingest.own;

import blastradius.ingest.file.Place;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.value.StandIns;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.ingest.writing.NodeIndex;
import blastradius.ingest.writing.RelationSet;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.LookUp;
import blastradius.model.Premise;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What own tables and cases state, under the ids that the estate has for it. */
final class OwnStatements {

    private final Naming naming;
    private final NodeIndex index;
    private final EstateWriter writer;
    private final Findings findings;
    private final RelationSet seen = new RelationSet();
    private final BitSet helpers = new BitSet();
    private final MemberFactors memberFactors;

    OwnStatements(Naming naming, EstateWriter writer, Findings findings) {
        this.naming = naming;
        this.index = naming.index();
        this.writer = writer;
        this.findings = findings;
        this.memberFactors = new MemberFactors(index);
    }

    /** Every statement was taken. */
    void finish() {
        memberFactors.report(findings);
    }

    void entity(Place place, Entity entity) {
        String tooLong = Naming.tooLong(entity.sourceId());
        if (tooLong != null) {
            findings.rejected(place.toString(), tooLong);
            return;
        }
        String tenant = entity.tenant();
        String home = tenant == null ? null : naming.stated(tenant).id();
        Naming.Stated stated = new Naming.Stated(
                place,
                entity.id(),
                naming.stated(entity.id()),
                entity.kind(),
                true,
                List.of(entity.sourceKind()),
                home);
        if (!naming.waits(stated, () -> entity(entity, stated))) {
            entity(entity, stated);
        }
    }

    private void entity(Entity entity, Naming.Stated stated) {
        int number = naming.describe(stated);
        if (number != NodeIndex.NONE) {
            helpers.set(number, entity.traits().helper());
            Entity known = entity.withId(index.id(number)).withTenant(stated.home());
            writer.entity(known);
            if (known.kind() == EntityKind.HOST) {
                LookUp.device(known).ifPresent(lookUp -> writer.lookUp(known.id(), lookUp));
            }
        }
    }

    /** @param padded whether blanks around an id may be no part of it */
    void relation(Place place, Relation stated, boolean padded) {
        Naming.Key fromKey = key(stated.from(), padded);
        Naming.Key toKey = key(stated.to(), padded);
        int from = naming.findCertain(fromKey, true);
        int to = naming.findCertain(toKey, true);
        from = from >= 0 ? from : naming.find(fromKey, home(place, to), true);
        to = to >= 0 ? to : naming.find(toKey, home(place, from), true);
        from = end(place, fromKey, from, home(place, to));
        to = end(place, toKey, to, home(place, from));
        checkContained(stated, from, to);
        Relation named = named(place, stated, home(place, from));
        Relation relation = fitting(place, named, index.kind(from), index.kind(to));
        if (!seen.add(RelationClass.of(relation), from, to)) {
            findings.note(Findings.Sort.DUPLICATE, place, "the same " + relation.kind() + " again");
        }
        memberFactors.note(place, relation, from, to);
        writer.relation(new Relation(
                relation.kind(),
                index.id(from),
                index.id(to),
                relation.sourceKind(),
                relation.terms(),
                relation.evidence()));
    }

    /* What nothing describes here may be a helper of another source. */
    private void checkContained(Relation stated, int from, int to) {
        boolean isOther = index.kind(from) != null && !helpers.get(from);
        if (stated.kind() == RelationKind.CONTAINS && helpers.get(to) && isOther) {
            throw StandIns.contained(stated.from(), stated.to());
        }
    }

    /* In tables that people align, an end may stand among blanks that are none of its own. */
    private Naming.Key key(String text, boolean padded) {
        Naming.Key key = naming.stated(text);
        if (!padded || text.equals(text.strip()) || naming.findCertain(key, true) != NodeIndex.NONE) {
            return key;
        }
        Naming.Key bare = naming.stated(text.strip());
        return naming.findCertain(bare, true) == NodeIndex.NONE ? key : bare;
    }

    private @Nullable String home(Place place, int other) {
        String home = other < 0 ? null : index.home(other);
        return home == null ? naming.home(place) : home;
    }

    private int end(Place place, Naming.Key key, int found, @Nullable String home) {
        if (found >= 0) {
            return found;
        }
        if (found == Naming.AMBIGUOUS) {
            throw new IllegalArgumentException(naming.ambiguity(key));
        }
        String id = naming.undescribed(key, home, place);
        String tooLong = Naming.tooLong(id);
        if (tooLong != null) {
            throw new IllegalArgumentException(tooLong);
        }
        int number = index.number(id);
        if (!writer.knows(id)) {
            findings.dangling(place, id);
        }
        return number;
    }

    private Relation named(Place place, Relation stated, @Nullable String home) {
        Terms terms = stated.terms();
        boolean namesNobody = terms.approvers().isEmpty()
                && terms.factors().isEmpty()
                && terms.effects().isEmpty()
                && terms.and().isEmpty()
                && terms.zone() == null
                && terms.policy() == null;
        return namesNobody
                ? stated
                : new Relation(
                        stated.kind(),
                        stated.from(),
                        stated.to(),
                        stated.sourceKind(),
                        named(place, terms, home),
                        stated.evidence());
    }

    private Terms named(Place place, Terms terms, @Nullable String home) {
        return new Terms(
                terms.level(),
                terms.never(),
                terms.from(),
                terms.until(),
                terms.state(),
                ids(place, terms.approvers(), home),
                ids(place, terms.factors(), home),
                terms.zone() == null ? null : id(place, terms.zone(), home),
                terms.ticket(),
                terms.policy() == null ? null : id(place, terms.policy(), home),
                terms.deniedBy(),
                terms.mode(),
                ids(place, terms.effects(), home),
                terms.live(),
                terms.form(),
                terms.and().stream()
                        .map(premise -> new Premise(id(place, premise.entity(), home), premise.level()))
                        .toList());
    }

    private Set<String> ids(Place place, Set<String> texts, @Nullable String home) {
        return texts.stream().map(text -> id(place, text, home)).collect(Collectors.toSet());
    }

    private String id(Place place, String text, @Nullable String home) {
        Naming.Key key = naming.stated(text);
        int found = naming.find(key, home, true);
        if (found == Naming.AMBIGUOUS) {
            throw new IllegalArgumentException(naming.ambiguity(key));
        }
        return found >= 0 ? index.id(found) : naming.undescribed(key, home, place);
    }

    private Relation fitting(Place place, Relation relation, @Nullable EntityKind from, @Nullable EntityKind to) {
        if (from == null || to == null || relation.kind().fits(from.type(), to.type())) {
            return relation;
        }
        findings.note(
                Findings.Sort.MISFIT,
                place,
                relation.kind() + " from " + from + " to " + to + " does not fit; it is kept and not followed");
        Terms terms = WordMeanings.closed("its ends do not fit " + relation.kind());
        return new Relation(
                RelationKind.CAN, relation.from(), relation.to(), relation.sourceKind(), terms, relation.evidence());
    }
}
