package blastradius.ingest.msgraph;

import blastradius.ingest.conditions.Method;
import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The accounts of a tenant by their numbers, with the factors that are registered for them: some ints an account. */
@SuppressWarnings("EnumOrdinal") // lives as long as one import
final class People {

    private static final Method[] METHODS = Method.values();

    private final EntraTenant tenant;
    private final Ledger ledger;
    private final IntArrayList members = new IntArrayList();
    private final IntArrayList federated = new IntArrayList();
    private final IntArrayList federatedWithFactor = new IntArrayList();
    private final List<GraphRecord> guests = new ArrayList<>();
    private final Int2IntOpenHashMap firstFactor = new Int2IntOpenHashMap();
    private final IntArrayList factors = new IntArrayList();
    private final IntArrayList methods = new IntArrayList();

    People(EntraTenant tenant, Ledger ledger) {
        this.tenant = tenant;
        this.ledger = ledger;
    }

    void member(int number) {
        if (number >= 0) {
            members.add(number);
        }
    }

    /** An account that another provider vouches for, or may. */
    void federated(int number, boolean asksOwnFactor) {
        if (number >= 0) {
            (asksOwnFactor ? federatedWithFactor : federated).add(number);
        }
    }

    /** Those for which the provider's word is all, or those that are asked for a factor of the tenant as well. */
    void eachFederated(boolean withFactor, IntConsumer consumer) {
        (withFactor ? federatedWithFactor : federated).forEach(consumer);
    }

    /** What of a guest's record tells where he comes from. */
    void guest(GraphRecord record) {
        guests.add(new GraphRecord(
                record.place(), record.kept("id", "userPrincipalName", "mail", "userType", "identities")));
    }

    List<GraphRecord> guests() {
        return guests;
    }

    void eachMember(IntConsumer consumer) {
        members.forEach(consumer);
    }

    /** What an account has registered. */
    void registered(GraphRecord record) {
        String id = record.ownId();
        if (!ledger.isStated(ToolId.of(id), tenant.id())) {
            ledger.unread("userRegistrationDetails of an account that no response of users describes");
            return;
        }
        List<String> words = record.texts("methodsRegistered");
        if (!words.isEmpty()) {
            firstFactor.put(ledger.end(record.place(), ToolId.of(id), tenant.id()), factors.size() + 1);
        }
        for (String word : words) {
            Method method = Method.registered(word);
            int factor = tenant.factor(record.place(), id, word, method.isPhishingResistant());
            if (factor >= 0) {
                factors.add(factor);
                methods.add(method.ordinal());
            }
        }
        factors.add(Ledger.NONE);
        methods.add(0);
    }

    /** The registered factors of an account, by their ids of the estate. */
    Map<String, Method> factors(int account) {
        Map<String, Method> own = new HashMap<>();
        int first = firstFactor.get(account);
        for (int i = first - 1; first > 0 && factors.getInt(i) >= 0; i++) {
            own.put(ledger.id(factors.getInt(i)), METHODS[methods.getInt(i)]);
        }
        return own;
    }
}
