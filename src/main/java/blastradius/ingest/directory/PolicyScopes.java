package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryFacts;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.Flag;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntMap;

/**
 * Whom policies reach: at start and logon every computer and every user below the unit that they are linked to. A unit that blocks
 * inheritance stops them, unless they are enforced. So each unit has two sets, nested like the units: all below, and those below whom
 * nothing blocks.
 *
 * <pre>
 *   policy ──enforced──▶ all(unit) ──▶ open(unit) ──▶ accounts of the unit
 *      └────────────────────┼─────────────▲ └────────▶ open(child), unless it blocks
 *                           └──▶ all(child)
 * </pre>
 */
public final class PolicyScopes {

    private static final String WORD = "GPOAppliesTo";
    private static final String FILTERS =
            "policies are taken to reach every account below their link: their filters and links to sites are not in the files";
    private static final Said NESTED = Said.of(RelationKind.CONTAINS, WORD);
    private static final Said REACHES = Said.of(RelationKind.CAN_SIGN_IN_AS, WORD);

    private final Directory directory;
    private final Claims claims;
    private final Int2IntMap all = new Int2IntLinkedOpenHashMap();
    private final Int2IntMap open = new Int2IntLinkedOpenHashMap();

    PolicyScopes(Directory directory, Claims claims) {
        this.directory = directory;
        this.claims = claims;
        all.defaultReturnValue(Ledger.NONE);
        open.defaultReturnValue(Ledger.NONE);
    }

    /** States the sets of all units, once it is known what lies where. */
    void state() {
        DirectoryFacts facts = directory.facts();
        Place place = new Place("units of the domains", "unit", 0);
        for (int unit = 0; unit < facts.size(); unit++) {
            DirectoryKind kind = facts.kind(unit);
            Domain domain = kind != null && kind.isUnit() ? directory.domainOf(unit) : null;
            if (domain != null && domain.isStated()) {
                state(place, unit);
            }
        }
        all.keySet().forEach(unit -> nest(place, unit));
    }

    private void state(Place place, int unit) {
        String owner = directory.ledger().id(unit);
        String name = directory.name(unit);
        all.put(
                unit,
                directory.helper(
                        place,
                        ToolId.ownedBy(owner, "every account below"),
                        EntityKind.SCOPE,
                        "every account below " + name));
        open.put(
                unit,
                directory.helper(
                        place,
                        ToolId.ownedBy(owner, "accounts below that inherit"),
                        EntityKind.SCOPE,
                        "accounts below " + name + " that inherit its policies"));
    }

    private void nest(Place place, int unit) {
        DirectoryFacts facts = directory.facts();
        claims.state(place, all.get(unit), NESTED, open.get(unit));
        if (facts.kind(unit) == DirectoryKind.OU) {
            int above = facts.unitAbove(unit);
            claims.state(place, all.get(above), NESTED, all.get(unit));
            if (!facts.is(unit, Flag.BLOCKS_INHERITANCE)) {
                claims.state(place, open.get(above), NESTED, open.get(unit));
            }
            /* Who administers a unit links policies to it, whatever the access lists of what lies in it. */
            claims.state(place, unit, Said.control("WriteGPLink"), all.get(unit));
        }
    }

    /** The set of all accounts below a unit, for who may link what he likes. */
    int all(int unit) {
        return all.get(unit);
    }

    /** A policy that is linked to a unit. */
    public void link(Place place, int policy, boolean isEnforced, int unit) {
        if (directory.facts().is(policy, Flag.SWITCHED_OFF)) {
            claims.state(place, policy, Said.nothing("GPLink", "the policy object is switched off"), unit);
            return;
        }
        directory.sayOnce(FILTERS);
        Said said = Said.control("GPLink")
                .approximated("filters of the policy object")
                .with("enforced", isEnforced);
        claims.state(place, policy, said, isEnforced ? all.get(unit) : open.get(unit));
    }

    /** An account gets the policies of the nearest unit above it. */
    void account(Place place, int account) {
        claims.state(place, open.get(directory.facts().unitAbove(account)), REACHES, account);
    }
}
