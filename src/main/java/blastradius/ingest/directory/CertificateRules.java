package blastradius.ingest.directory;

import blastradius.ingest.directory.CertAuthority.Setting;
import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.WellKnownGroup;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.ArrayList;
import java.util.List;

/** The known weaknesses of certificate services, by their numbers: who gets a certificate in another's name, and so the domains that believe it. */
final class CertificateRules {

    private static final String JOINT = "joint rights of different principals";

    private final Directory directory;
    private final Claims claims;
    private final CertificateServices services;

    CertificateRules(Directory directory, Claims claims, CertificateServices services) {
        this.directory = directory;
        this.claims = claims;
        this.services = services;
    }

    /** A template that an authority publishes, whose certificates domains believe. */
    private record Published(
            Place place, CertTemplate template, int authorityNumber, CertAuthority authority, IntSet domains) {}

    /** Before access lists are read. */
    void state(Place place) {
        List<Published> published = published(place);
        published.forEach(this::ofTemplate);
        agents(place, published);
        services.authorities().forEach((number, authority) -> ofAuthority(place, number, authority));
        services.stores().forEach(store -> ofStore(place, store));
    }

    /* Who writes both the roots that a forest believes and those that may sign people in adds an authority of his own. */
    private void ofStore(Place place, int store) {
        int domain = directory.facts().domain(store);
        for (int root : services.rootNumbers()) {
            if (domain >= 0 && directory.facts().domain(root) == domain) {
                Terms both = Claims.CONTROL
                        .with()
                        .and(directory.ledger().id(root), AccessLevel.CONTROL)
                        .build();
                Said own = new Said(RelationKind.CAN, "ADCSESC5", both, java.util.Map.of());
                claims.state(place, store, own.approximated("an authority of one's own"), domain);
            }
        }
    }

    private List<Published> published(Place place) {
        List<Published> published = new ArrayList<>();
        services.authorities().forEach((number, authority) -> {
            IntSet domains = services.domainsOf(authority);
            for (String id : authority.templates()) {
                int template = directory.known(id, authority.domain());
                CertTemplate known = services.templates().get(template);
                if (known != null) {
                    claims.state(place, template, Said.of(RelationKind.ISSUED_BY, "PublishedTo"), number);
                    published.add(new Published(place, known, number, authority, domains));
                }
            }
        });
        return published;
    }

    private void ofTemplate(Published one) {
        one.domains().forEach(domain -> {
            Terms atAuthority = premise(Claims.CONTROL, services.enrollers(one.place(), one.authorityNumber()));
            Said turned = new Said(RelationKind.CAN, "ADCSESC4", atAuthority, java.util.Map.of()).approximated(JOINT);
            claims.state(one.place(), one.template().number(), turned, domain);
        });
        if (one.template().isEasy()) {
            issuance(one);
            ownPurpose(one);
            if (one.template().signsIn()) {
                one.domains().forEach(domain -> signingIn(one, domain));
            }
        }
    }

    /* A request may add a purpose of its own, until the authority is mended: the files do not say. */
    private void ownPurpose(Published one) {
        CertTemplate template = one.template();
        if (template.isOfFirstSchema() && template.namesAnybody() && !template.signsIn()) {
            int enrollers = services.enrollers(one.place(), template.number());
            one.domains()
                    .forEach(domain -> claims.state(
                            one.place(),
                            enrollers,
                            Said.nothing("ADCSESC15", "the authority is mended (CVE-2024-49019)"),
                            domain));
        }
    }

    private void issuance(Published one) {
        if (one.domains().isEmpty() || !one.template().signsIn()) {
            return;
        }
        one.template().policies().forEach(policy -> {
            int group = services.groupOf(policy);
            if (group >= 0) {
                weakness(one, "ADCSESC13", Claims.USE, group);
            }
        });
    }

    private void signingIn(Published one, int domain) {
        CertTemplate template = one.template();
        CertAuthority authority = one.authority();
        if (template.namesAnybody()) {
            weakness(one, "ADCSESC1", Claims.CONTROL, domain);
        }
        if (authority.has(Setting.NAMES_ANYBODY) && template.lacksSecurityExtension()) {
            forWhomItIs(one, "ADCSESC6a", domain);
        }
        if (authority.has(Setting.NAMES_ANYBODY) && template.signsInToServices() && isMappedByName(domain)) {
            forWhomItIs(one, "ADCSESC6b", domain);
        }
        if (authority.has(Setting.NAMES_ANYBODY) && authority.has(Setting.LEAVES_OUT_SID)) {
            forWhomItIs(one, "ADCSESC16", domain);
        }
        if (template.lacksSecurityExtension() && isWeaklyBound(domain)) {
            renamed(one, "ADCSESC9", domain);
        }
        if (template.signsInToServices() && isMappedByName(domain)) {
            renamed(one, "ADCSESC10", domain);
        }
    }

    private Said relayed() {
        String word = "CoerceAndRelayNTLMToADCS";
        return directory.ledger().settings().relays()
                ? Said.control(word).approximated("a controller can be coerced")
                : Said.nothing(word, "relay");
    }

    private boolean isMappedByName(int domain) {
        Domain known = directory.domain(directory.ledger().id(domain));
        return known.hasUpnMapping();
    }

    private boolean isWeaklyBound(int domain) {
        Domain known = directory.domain(directory.ledger().id(domain));
        return known.hasWeakBinding();
    }

    /* Whoever may write an account's names, and falls into who may enrol, gets a certificate in the name that he wrote. */
    private void renamed(Published one, String word, int domain) {
        services.asksForWriters(domain);
        boolean ofComputers = one.template().asksForHostName();
        if (ofComputers || one.template().namesByUserName()) {
            Terms terms = premise(
                    premise(
                            Claims.CONTROL,
                            services.enrollers(one.place(), one.template().number())),
                    services.enrollers(one.place(), one.authorityNumber()));
            Said said = new Said(RelationKind.CAN, word + (ofComputers ? "b" : "a"), terms, java.util.Map.of());
            claims.state(
                    one.place(), services.writers(one.place(), domain, ofComputers), said.approximated(JOINT), domain);
        }
    }

    /* People's accounts have no name of a host, which some templates ask for. */
    private void forWhomItIs(Published one, String word, int domain) {
        if (!one.template().asksForHostName()) {
            weakness(one, word, Claims.CONTROL, domain);
            return;
        }
        for (int rid : new int[] {515, 516}) {
            int computers = directory
                    .ledger()
                    .known(
                            ToolId.of(directory.ledger().id(domain) + "-" + rid),
                            directory.ledger().id(domain));
            if (computers != Ledger.NONE) {
                weakness(one, word, premise(Claims.CONTROL, computers), domain);
            }
        }
    }

    private void weakness(Published one, String word, Terms terms, int falls) {
        Terms joint = premise(terms, services.enrollers(one.place(), one.authorityNumber()));
        Said said = new Said(RelationKind.CAN, word, joint, java.util.Map.of()).approximated(JOINT);
        claims.state(
                one.place(),
                services.enrollers(one.place(), one.template().number()),
                said.with("template", directory.name(one.template().number())),
                falls);
    }

    private Terms premise(Terms terms, int set) {
        return terms.with().and(directory.ledger().id(set), AccessLevel.USE).build();
    }

    /* Somebody who may ask for others, at a template that is given to whoever asks for others. */
    private void agents(Place place, List<Published> published) {
        for (Published agent : published) {
            CertTemplate one = agent.template();
            if (!one.isEasy() || !(one.makesAgents() || one.isForAnything())) {
                continue;
            }
            for (Published other : published) {
                boolean isGiven = one.makesAgents() || other.template().isOfFirstSchema();
                if (isGiven
                        && other.template().isForAgents()
                        && other.template().number() != one.number()) {
                    agent(place, agent, other);
                }
            }
        }
    }

    private void agent(Place place, Published agent, Published other) {
        Terms terms = premise(Claims.CONTROL, services.enrollers(place, agent.authorityNumber()));
        Terms all = premise(
                premise(terms, services.enrollers(place, other.template().number())),
                services.enrollers(place, other.authorityNumber()));
        Terms judged = other.authority().has(Setting.RESTRICTS_AGENTS)
                ? all.with().deniedBy("the authority restricts agents").build()
                : all;
        String word = agent.template().makesAgents() ? "ADCSESC3" : "ADCSESC2";
        Said said = new Said(RelationKind.CAN, word, judged, java.util.Map.of()).approximated(JOINT);
        other.domains()
                .forEach(domain -> claims.state(
                        place, services.enrollers(place, agent.template().number()), said, domain));
    }

    private void ofAuthority(Place place, int number, CertAuthority authority) {
        String host = authority.host();
        int computer = host == null ? Ledger.NONE : directory.end(place, host, authority.domain());
        claims.state(place, computer, Said.control("HostsCAService"), number);
        services.domainsOf(authority).forEach(domain -> {
            claims.state(place, computer, Said.control("GoldenCert"), domain);
            claims.state(place, services.administrators(place, number), Said.control("ADCSESC7"), domain);
            Domain named = directory.domain(directory.ledger().id(domain));
            if (authority.has(Setting.RELAYED)) {
                int signedIn = directory.special(place, named, WellKnownGroup.AUTHENTICATED_USERS);
                claims.state(place, signedIn, relayed(), domain);
            }
        });
    }
}
