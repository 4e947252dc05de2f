package blastradius.collect;

import blastradius.collect.keeping.WorkFolder;
import blastradius.collect.keeping.WorkFolder.Gap;
import blastradius.collect.keeping.WorkFolder.Listed;
import blastradius.collect.request.Answer;
import blastradius.collect.request.GraphRequests;
import blastradius.collect.request.Pace;
import blastradius.collect.request.Pages;
import blastradius.collect.signin.SignIn;
import blastradius.collect.signin.TenantRefused;
import blastradius.model.BlastRadiusException.NotCollected;
import blastradius.model.PlainText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tenant of who signs in, and a partner's customers, into a zip. A customer that refuses does not stop the others; the own tenant
 * does, and so does whatever every call would meet. Until the zip is there all is kept in a work folder, and can be gone on with.
 */
public final class EntraCollection {

    /** {@code organization} is Graph's word for the tenant. */
    private static final Call ORGANIZATION = new Call(
            "organization",
            "organization",
            "organization",
            "",
            List.of(
                    "$select=id,displayName,tenantType,countryLetterCode,createdDateTime,verifiedDomains,onPremisesSyncEnabled"));

    /** Relationships in which a partner may act. */
    private static final Set<String> OPEN = Set.of("active", "expiring", "terminationrequested", "terminating");

    private final Question question;
    private final GraphRequests requests;
    private final WorkFolder work;
    private final CollectionProgress progress;
    private final List<Collected.Read> read = new ArrayList<>();
    private final List<Collected.Refused> refused = new ArrayList<>();

    private EntraCollection(Question question, GraphRequests requests, WorkFolder work, CollectionProgress progress) {
        this.question = question;
        this.requests = requests;
        this.work = work;
        this.progress = progress;
    }

    /**
     * What is to be collected.
     *
     * @param name tells this collection from others, so that none goes on with another's pages
     * @param tenant an id or a domain, or {@link SignIn#OWN}
     * @param isPartner whether its customers are read too
     * @param zip where it is written
     */
    public record Question(String name, String tenant, boolean isPartner, Path zip, boolean isResumed) {}

    /**
     * Reads, and writes the zip.
     *
     * @param graph Graph's host, with its scheme and port
     * @throws NotCollected if there is no zip; what was read is kept
     */
    public static Collected run(Question question, URI graph, SignIn signIn, Pace pace, CollectionProgress progress) {
        try (GraphRequests requests = new GraphRequests(graph, signIn, pace);
                WorkFolder work = WorkFolder.open(question.zip(), question.name(), question.isResumed())) {
            return new EntraCollection(question, requests, work, progress).all();
        } catch (IOException failed) {
            throw new NotCollected(
                    question.zip()
                            + " or the folder for what is read until then cannot be written; choose another with --out",
                    failed);
        }
    }

    private Collected all() throws IOException {
        Tenant own = own();
        if (question.isPartner()) {
            requireRelationships(own);
            for (Map.Entry<String, String> customer : customers(own).entrySet()) {
                customer(customer.getKey(), customer.getValue());
            }
        }
        Set<String> ids = read.stream().map(Collected.Read::id).collect(Collectors.toSet());
        List<Gap> gaps =
                work.gaps().stream().filter(gap -> ids.contains(gap.tenant())).toList();
        work.pack(ids, question.zip());
        work.empty();
        return new Collected(List.copyOf(read), gaps, List.copyOf(refused));
    }

    /* Without them nobody knows the customers, and a partner's zip would look whole. */
    private void requireRelationships(Tenant own) {
        work.gaps().stream()
                .filter(gap -> gap.tenant().equals(own.id()) && gap.kind().equals(Listing.RELATIONSHIPS.path()))
                .forEach(gap -> refused.add(new Collected.Refused(
                        own.id(),
                        "the customers of " + own.name(),
                        "its delegated relationships are not read: " + gap.why())));
    }

    private Tenant own() {
        try {
            Tenant own = tenant(question.tenant(), null);
            whole(own, question.isPartner());
            return own;
        } catch (TenantRefused why) {
            throw new NotCollected("the tenant cannot be read: " + why.why(), why);
        }
    }

    private void customer(String id, String name) {
        try {
            whole(tenant(id, id), false);
        } catch (TenantRefused why) {
            refused.add(new Collected.Refused(id, PlainText.shown(name), why.why()));
        }
    }

    private void whole(Tenant tenant, boolean isPartner) throws TenantRefused {
        TenantCollection.read(requests, work, tenant, isPartner, progress);
        read.add(new Collected.Read(tenant.id(), tenant.name(), work.pagesOf(tenant.id())));
    }

    /* Asked anew each time: it says whose all the rest is. */
    private Tenant tenant(String asked, @Nullable String expected) throws TenantRefused {
        Answer answer = requests.get(asked, requests.address(ORGANIZATION.address(0)));
        return switch (answer) {
            case Answer.Page page -> {
                Tenant tenant = tenant(asked, expected, page);
                work.page(Listed.of(tenant.id(), ORGANIZATION.file(), ORGANIZATION.kind()), 1, page.json(), null);
                yield tenant;
            }
            case Answer.Refused no -> throw new TenantRefused("it does not say who it is (" + no.status() + ")");
            case Answer.Failed failed -> throw new TenantRefused(failed.why());
        };
    }

    private static Tenant tenant(String asked, @Nullable String expected, Answer.Page page) throws TenantRefused {
        JsonNode said = Pages.tree(page).path("value").path(0);
        String id = said.path("id").asString("").toLowerCase(Locale.ROOT);
        if (!isId(id) || (expected != null && !expected.equals(id))) {
            throw new TenantRefused("another tenant answers for it");
        }
        return new Tenant(asked, id, said.path("displayName").asString(id));
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** The customers with an open relationship, by id, with their names. */
    private Map<String, String> customers(Tenant own) throws IOException {
        Map<String, String> customers = new LinkedHashMap<>();
        for (Path page : work.pagesOf(own.id(), Listing.RELATIONSHIPS.path())) {
            Pages.entries(page, relationship -> {
                String status = relationship.path("status").asString("").toLowerCase(Locale.ROOT);
                JsonNode customer = relationship.path("customer");
                String id = customer.path("tenantId").asString("").toLowerCase(Locale.ROOT);
                if (OPEN.contains(status) && isId(id) && !id.equals(own.id())) {
                    customers.putIfAbsent(id, customer.path("displayName").asString(id));
                }
            });
        }
        return customers;
    }
}
