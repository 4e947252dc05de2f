package blastradius.ingest.sharphound;

import blastradius.ingest.directory.CertAuthority;
import blastradius.ingest.directory.CertAuthority.Setting;
import blastradius.ingest.directory.DirectoryRules;
import blastradius.ingest.directory.Right;
import blastradius.ingest.domain.Ace;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryFacts;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Principal;
import blastradius.ingest.ledger.Ledger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what the rules have to know of all objects before they judge any: what lies where, groups in groups, trusts, templates. */
final class StructurePass {

    private static final String NO_SID = "1.3.6.1.4.1.311.25.2";

    private final Directory directory;
    private final DirectoryRules rules;
    private final MembersByName named;

    StructurePass(Directory directory, DirectoryRules rules, MembersByName named) {
        this.named = named;
        this.directory = directory;
        this.rules = rules;
    }

    void take(CollectorFile file, AdRecord record) {
        DirectoryKind kind = file.kind();
        String id = record.text("objectidentifier");
        if (kind == null || id == null) {
            return;
        }
        String home = kind == DirectoryKind.DOMAIN ? id : CollectorFile.Whose.domain(record);
        int number = directory.known(id, home);
        if (number == Ledger.NONE) {
            return;
        }
        place(record, number, home);
        switch (kind) {
            case GROUP -> group(record, number, home);
            case DOMAIN -> domain(record, number, id);
            case COMPUTER -> computer(record, home);
            case CERT_TEMPLATE ->
                rules.certificates().template(number, record.part("properties").fields());
            case ENTERPRISE_CA -> rules.certificates().authority(number, authority(record, id, home));
            case ROOT_CA ->
                rules.certificates().root(number, record.part("properties").text("certthumbprint"), home);
            case NT_AUTH_STORE -> {
                rules.certificates().store(number);
                record.part("properties")
                        .texts("certthumbprints")
                        .forEach(thumbprint -> rules.certificates().trusted(thumbprint, home));
            }
            case ISSUANCE_POLICY -> policy(record, home);
            case USER -> described(record.part("properties"), number);
            case OU, CONTAINER, GPO, AIA_CA -> {}
        }
    }

    private void place(AdRecord record, int number, @Nullable String home) {
        DirectoryFacts facts = directory.facts();
        Principal above = record.principal("containedby");
        if (above != null) {
            facts.setParent(number, directory.end(record.place(), above.id(), home));
        }
        for (Principal child : record.principals("childobjects")) {
            facts.setParent(directory.known(child.id(), home), number);
        }
    }

    private void described(AdRecord properties, int account) {
        String accountName = properties.text("samaccountname", "name");
        if (accountName != null) {
            rules.hybrid().described(account, accountName, properties.text("description"));
        }
    }

    private void group(AdRecord record, int group, @Nullable String home) {
        for (Principal member : record.principals("members")) {
            if (MembersByName.isName(member)) {
                named.wanted(record.place(), group, member);
                continue;
            }
            boolean mayBeGroup = member.type() == null || "Group".equalsIgnoreCase(member.type());
            int number = mayBeGroup ? directory.known(member.id(), home) : Ledger.NONE;
            if (directory.facts().kind(number) == DirectoryKind.GROUP) {
                rules.isNested(number, group);
            }
        }
    }

    private void domain(AdRecord record, int number, String sid) {
        for (Ace ace : record.entries("aces")) {
            Right right = Right.of(ace.right()).orElse(null);
            boolean isOfReplication = right == Right.GET_CHANGES
                    || right == Right.GET_CHANGES_ALL
                    || right == Right.GET_CHANGES_IN_FILTERED_SET;
            if (right != null && isOfReplication) {
                rules.replication()
                        .holds(directory.end(record.place(), ace.holder().id(), sid), right, number);
            }
        }
        if (record.has("trusts")) {
            directory.domain(sid).trusts(Trusts.of(record, directory));
        }
    }

    private void computer(AdRecord record, @Nullable String home) {
        AdRecord registry = record.part("dcregistrydata");
        if (home != null && registry.has("certificatemappingmethods")) {
            directory
                    .domain(home)
                    .certificateMapping(
                            collected(registry.part("certificatemappingmethods")),
                            collected(registry.part("strongcertificatebindingenforcement")));
        }
    }

    private static @Nullable Integer collected(AdRecord value) {
        return value.isFalse("collected") ? null : value.number("value");
    }

    private void policy(AdRecord record, @Nullable String home) {
        Principal group = record.principal("grouplink");
        if (group != null) {
            rules.certificates()
                    .policy(record.part("properties").fields(), directory.end(record.place(), group.id(), home));
        }
    }

    private static CertAuthority authority(AdRecord record, String id, @Nullable String home) {
        List<String> templates = record.principals("enabledcerttemplates").stream()
                .map(Principal::id)
                .toList();
        AdRecord properties = record.part("properties");
        return new CertAuthority(
                id, home, record.text("hostingcomputer"), templates, properties.fields(), settings(record, properties));
    }

    private static Set<Setting> settings(AdRecord record, AdRecord properties) {
        Set<Setting> settings = EnumSet.noneOf(Setting.class);
        AdRecord registry = record.part("caregistrydata");
        AdRecord naming = registry.part("isuserspecifiessanenabled");
        AdRecord agents = registry.part("enrollmentagentrestrictions");
        AdRecord extensions = registry.part("disabledextensions");
        boolean leavesOut = extensions.texts("value").contains(NO_SID)
                || extensions.texts("data").contains(NO_SID)
                || properties.texts("disabledextensions").contains(NO_SID);
        set(settings, Setting.NAMES_ANYBODY, naming.isTrue("value") || properties.isTrue("isuserspecifiessanenabled"));
        set(settings, Setting.OWN_ACCESS_LIST, registry.part("casecurity").isTrue("collected"));
        set(settings, Setting.RESTRICTS_AGENTS, restricts(agents.parts("restrictions")));
        set(settings, Setting.LEAVES_OUT_SID, leavesOut);
        set(settings, Setting.RELAYED, properties.isTrue("hasvulnerableendpoint") || relays(record));
        return settings;
    }

    private static boolean restricts(List<AdRecord> restrictions) {
        return !restrictions.isEmpty()
                && restrictions.stream()
                        .noneMatch(one -> one.isTrue("alltemplates")
                                && String.valueOf(one.text("accesstype")).startsWith("AccessAllowed")
                                && one.principals("agent").stream()
                                        .anyMatch(agent -> agent.id().endsWith("S-1-1-0")));
    }

    private static boolean relays(AdRecord record) {
        return record.parts("httpenrollmentendpoints").stream()
                .filter(endpoint -> !endpoint.isFalse("collected"))
                .map(endpoint -> endpoint.part("result"))
                .anyMatch(result -> result.isTrue("adcswebenrollmenthttp")
                        || (result.isTrue("adcswebenrollmenthttps") && result.isFalse("adcswebenrollmentepa")));
    }

    private static void set(Set<Setting> settings, Setting setting, boolean isSo) {
        if (isSo) {
            settings.add(setting);
        }
    }
}
