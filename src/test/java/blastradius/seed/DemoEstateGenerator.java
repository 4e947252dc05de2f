package blastradius.seed;

import blastradius.model.Estate;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.OwnTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws the demo estate: the same entities and relations in the same order for the same seed number. Each customer has random numbers
 * of its own, so that a change to one leaves the others as they were.
 */
public final class DemoEstateGenerator {

    /** The seed number of the committed files. */
    public static final long SEED = 20261001;

    private DemoEstateGenerator() {}

    /** The estate for the seed number. */
    public static Estate estate(long seed) {
        EstateDraft draft = new EstateDraft();
        new ProviderSystems(draft).draw();
        new ProviderPeople(draft, seed).draw();
        for (int i = 0; i < Customer.ALL.size(); i++) {
            Customer customer = Customer.ALL.get(i);
            long own = seed * 1_000 + i;
            new CustomerSystems(draft, customer).draw();
            new CustomerPeople(draft, customer, own).draw();
            new Delegations(draft, customer, ~own).draw();
        }
        new SecretStories(draft).draw();
        new AutomationStories(draft).draw();
        new ChainStories(draft).draw();
        new ShadowStories(draft).draw();
        new LifecycleStories(draft, seed).draw();
        return draft.estate();
    }

    /** Writes {@code entities.csv} and {@code relations.csv} into the folder that is the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Estate estate = estate(SEED);
        Files.writeString(folder.resolve("entities.csv"), OwnTables.entities(estate));
        Files.writeString(folder.resolve("relations.csv"), OwnTables.relations(estate));
    }
}
