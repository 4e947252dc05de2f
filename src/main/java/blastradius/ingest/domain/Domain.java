package blastradius.ingest.domain;

import blastradius.ingest.ledger.Ledger;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one domain, gathered as its records are read. */
public final class Domain {

    /** Of the settings that a domain keeps as one row of digits, the one that takes from owners what they may do as such. */
    private static final int OWNERS_DIGIT = 28;

    private final String sid;
    private int number = Ledger.NONE;
    private boolean isStated;
    private @Nullable String name;
    private String heuristics = "";
    private int adminTemplate = Ledger.NONE;
    private int nameServers = Ledger.NONE;
    private final IntArrayList controllers = new IntArrayList();
    private final List<Trust> trusts = new ArrayList<>();
    private boolean saysTrusts;
    private boolean hasUpnMapping;
    private boolean hasWeakBinding;

    Domain(String sid) {
        this.sid = sid;
    }

    public String sid() {
        return sid;
    }

    /** Of its tenant in the ledger. */
    public int number() {
        return number;
    }

    public void setNumber(int other) {
        number = other;
    }

    /** Whether a record describes it, not only what it trusts. */
    public boolean isStated() {
        return isStated;
    }

    public void describe(@Nullable String dsHeuristics) {
        isStated = true;
        heuristics = dsHeuristics == null ? heuristics : dsHeuristics;
    }

    /** Its name, or where none is known its SID. */
    public String name() {
        return name == null ? sid : name;
    }

    public void setName(@Nullable String other) {
        name = other == null || other.isBlank() ? name : other;
    }

    /** Whether owners of computers and managed accounts may do no more than their entries say. */
    public boolean blocksOwners() {
        return heuristics.length() > OWNERS_DIGIT && heuristics.charAt(OWNERS_DIGIT) == '1';
    }

    /** The number of the template of its administrators' access lists. */
    public int adminTemplate() {
        return adminTemplate;
    }

    public void setAdminTemplate(int template) {
        adminTemplate = template;
    }

    /** The number of the group that administers its name servers. */
    public int nameServers() {
        return nameServers;
    }

    public void setNameServers(int group) {
        nameServers = group;
    }

    public IntList controllers() {
        return controllers;
    }

    public void addController(int computer) {
        if (!controllers.contains(computer)) {
            controllers.add(computer);
        }
    }

    /** What its controllers take for a certificate's subject, as far as that was collected. */
    public void certificateMapping(@Nullable Integer methods, @Nullable Integer binding) {
        hasUpnMapping |= methods != null && (methods & 4) != 0;
        hasWeakBinding |= binding != null && binding < 2;
    }

    public boolean hasUpnMapping() {
        return hasUpnMapping;
    }

    public boolean hasWeakBinding() {
        return hasWeakBinding;
    }

    public List<Trust> trusts() {
        return trusts;
    }

    /** Whether its record lists its trusts, be there none. */
    public boolean saysTrusts() {
        return saysTrusts;
    }

    /** Says that its trusts were collected, and adds these. */
    public void trusts(List<Trust> stated) {
        saysTrusts = true;
        trusts.addAll(stated);
    }
}
