package blastradius.ingest.ledger;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Large exports in tools' own formats, as zips: mostly memberships and entries of access lists, as real ones are. The same for the same
 * numbers. Written as they are made, so that their size is the disk's affair alone.
 */
public final class ToolExports {

    private static final String DOMAIN = "S-1-5-21-2147010001-2147010002-2147010003";
    private static final String TENANT = "5a1c0f6e-0d0b-4c5e-9d3f-1f2a3b4c5d6e";
    private static final int RELATIONS_AN_ACCOUNT = 20;
    private static final int ACCOUNTS_A_GROUP = 10;
    private static final int FIRST_RID = 1_000;

    private final Random random = new Random(42);
    private final int accounts;
    private final int groups;

    /** With about so many relations. */
    private ToolExports(long relations) {
        accounts = (int) Math.max(100, relations / RELATIONS_AN_ACCOUNT);
        groups = accounts / ACCOUNTS_A_GROUP;
    }

    /** What writes one file of an export. */
    @FunctionalInterface
    private interface Member {
        void write(BufferedWriter out) throws IOException;
    }

    /** A collection of one AD domain: half memberships, half entries of access lists. */
    public static Path sharpHound(Path zip, long relations) throws IOException {
        ToolExports export = new ToolExports(relations);
        try (ZipOutputStream out = open(zip)) {
            member(out, "domains.json", export::domain);
            member(out, "users.json", export::domainUsers);
            member(out, "groups.json", export::domainGroups);
        }
        return zip;
    }

    /** A collection of one Entra tenant: memberships. */
    public static Path azureHound(Path zip, long relations) throws IOException {
        ToolExports export = new ToolExports(relations);
        try (ZipOutputStream out = open(zip)) {
            member(out, "azurehound.json", export::azureRecords);
        }
        return zip;
    }

    /** Responses of Microsoft Graph about one tenant: memberships. */
    public static Path graph(Path zip, long relations) throws IOException {
        ToolExports export = new ToolExports(relations);
        try (ZipOutputStream out = open(zip)) {
            String context = "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#";
            member(
                    out,
                    TENANT + "/organization.json",
                    file -> file.write(
                            context + "organization\",\"value\":[{\"id\":\"" + TENANT
                                    + "\",\"displayName\":\"Benchmark\",\"verifiedDomains\":[{\"name\":\"benchmark.example\"}]}]}"));
            member(
                    out,
                    TENANT + "/users.json",
                    file -> export.list(
                            file,
                            context + "users\",",
                            "value",
                            export.accounts,
                            i -> "{\"id\":\"" + guid('a', i) + "\",\"displayName\":\"User " + i
                                    + "\",\"userPrincipalName\":\"user" + i
                                    + "@benchmark.example\",\"userType\":\"Member\",\"accountEnabled\":true}"));
            member(
                    out,
                    TENANT + "/groups.json",
                    file -> export.list(
                            file,
                            context + "groups\",",
                            "value",
                            export.groups,
                            i -> "{\"id\":\"" + guid('b', i) + "\",\"displayName\":\"Group " + i
                                    + "\",\"securityEnabled\":true,\"groupTypes\":[],\"isAssignableToRole\":false}"));
            for (int i = 0; i < export.groups; i++) {
                member(
                        out,
                        TENANT + "/groups/" + guid('b', i) + "/members.json",
                        file -> export.list(
                                file,
                                context + "directoryObjects\",",
                                "value",
                                RELATIONS_AN_ACCOUNT * ACCOUNTS_A_GROUP,
                                any -> "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + export.account()
                                        + "\"}"));
            }
        }
        return zip;
    }

    private static ZipOutputStream open(Path zip) throws IOException {
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        out.setLevel(Deflater.BEST_SPEED);
        return out;
    }

    private static void member(ZipOutputStream zip, String name, Member member) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
        member.write(out);
        out.flush();
        zip.closeEntry();
    }

    /** One record of a list, by its number. */
    @FunctionalInterface
    private interface Item {
        String text(int number);
    }

    private void list(BufferedWriter out, String start, String name, int count, Item item) throws IOException {
        out.write(start + "\"" + name + "\":[");
        for (int i = 0; i < count; i++) {
            out.write((i == 0 ? "" : ",") + item.text(i));
        }
        out.write("]}");
    }

    private static String guid(char kind, int number) {
        return new UUID(((long) kind << 56) | 0x4000L, 0x8000_0000_0000_0000L | number).toString();
    }

    private String account() {
        return guid('a', random.nextInt(accounts));
    }

    private void domain(BufferedWriter out) throws IOException {
        out.write("{\"data\":[{\"ObjectIdentifier\":\"" + DOMAIN
                + "\",\"Properties\":{\"name\":\"BENCHMARK.EXAMPLE\",\"domain\":\"BENCHMARK.EXAMPLE\",\"domainsid\":\""
                + DOMAIN
                + "\"},\"Aces\":[],\"Trusts\":[],\"Links\":[],\"ChildObjects\":[],\"IsDeleted\":false,\"IsACLProtected\":false}],"
                + "\"meta\":{\"methods\":0,\"type\":\"domains\",\"count\":1,\"version\":6}}");
    }

    private void domainUsers(BufferedWriter out) throws IOException {
        list(
                out,
                "{\"meta\":{\"methods\":0,\"type\":\"users\",\"count\":" + accounts + ",\"version\":6},",
                "data",
                accounts,
                i -> "{\"ObjectIdentifier\":\"" + sid(i) + "\",\"PrimaryGroupSID\":\"" + DOMAIN
                        + "-513\",\"Properties\":{\"name\":\"USER" + i
                        + "@BENCHMARK.EXAMPLE\",\"domain\":\"BENCHMARK.EXAMPLE\",\"domainsid\":\""
                        + DOMAIN + "\",\"enabled\":true,\"samaccountname\":\"user" + i
                        + "\"},\"Aces\":[" + aces()
                        + "],\"AllowedToDelegate\":[],\"HasSIDHistory\":[],\"SPNTargets\":[],"
                        + "\"IsDeleted\":false,\"IsACLProtected\":false}");
    }

    private void domainGroups(BufferedWriter out) throws IOException {
        list(
                out,
                "{\"meta\":{\"methods\":0,\"type\":\"groups\",\"count\":" + groups + ",\"version\":6},",
                "data",
                groups,
                i -> {
                    StringBuilder members = new StringBuilder();
                    for (int member = 0; member < RELATIONS_AN_ACCOUNT / 2 * ACCOUNTS_A_GROUP; member++) {
                        members.append(members.isEmpty() ? "" : ",")
                                .append("{\"ObjectIdentifier\":\"")
                                .append(sid(random.nextInt(accounts)))
                                .append("\",\"ObjectType\":\"User\"}");
                    }
                    return "{\"ObjectIdentifier\":\"" + sid(accounts + i) + "\",\"Properties\":{\"name\":\"GROUP" + i
                            + "@BENCHMARK.EXAMPLE\",\"domain\":\"BENCHMARK.EXAMPLE\",\"domainsid\":\"" + DOMAIN
                            + "\"},\"Aces\":[],\"Members\":["
                            + members + "],\"IsDeleted\":false,\"IsACLProtected\":false}";
                });
    }

    private String aces() {
        StringBuilder aces = new StringBuilder();
        for (int i = 0; i < RELATIONS_AN_ACCOUNT / 2; i++) {
            aces.append(aces.isEmpty() ? "" : ",")
                    .append("{\"PrincipalSID\":\"")
                    .append(sid(accounts + random.nextInt(groups)))
                    .append("\",\"PrincipalType\":\"Group\",\"RightName\":\"")
                    .append(i % 2 == 0 ? "GenericAll" : "ForceChangePassword")
                    .append("\",\"IsInherited\":false}");
        }
        return aces.toString();
    }

    private static String sid(int number) {
        return DOMAIN + "-" + (FIRST_RID + number);
    }

    private void azureRecords(BufferedWriter out) throws IOException {
        out.write("{\"data\":[{\"kind\":\"AZTenant\",\"data\":{\"id\":\"/tenants/" + TENANT + "\",\"tenantId\":\""
                + TENANT + "\",\"displayName\":\"Benchmark\",\"collected\":true,\"tenantCategory\":\"Home\"}}");
        for (int i = 0; i < accounts; i++) {
            out.write(",{\"kind\":\"AZUser\",\"data\":{\"id\":\"" + guid('a', i) + "\",\"displayName\":\"User " + i
                    + "\",\"userPrincipalName\":\"user" + i
                    + "@benchmark.example\",\"accountEnabled\":true,\"userType\":\"Member\",\"tenantId\":\""
                    + TENANT + "\"}}");
        }
        for (int i = 0; i < groups; i++) {
            out.write(",{\"kind\":\"AZGroup\",\"data\":{\"id\":\"" + guid('b', i) + "\",\"displayName\":\"Group " + i
                    + "\",\"securityEnabled\":true,\"isAssignableToRole\":false,\"tenantId\":\"" + TENANT + "\"}}");
        }
        for (int i = 0; i < groups; i++) {
            String group = guid('b', i);
            out.write(",{\"kind\":\"AZGroupMember\",\"data\":{\"groupId\":\"" + group + "\",\"members\":[");
            for (int member = 0; member < RELATIONS_AN_ACCOUNT * ACCOUNTS_A_GROUP; member++) {
                out.write((member == 0 ? "" : ",") + "{\"groupId\":\"" + group
                        + "\",\"member\":{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + account() + "\"}}");
            }
            out.write("]}}");
        }
        out.write("],\"meta\":{\"type\":\"azure\",\"version\":5,\"count\":" + (1 + accounts + 2 * groups) + "}}");
    }
}
