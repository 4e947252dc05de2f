package blastradius.ingest.azurehound;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.ingest.arm.ToolEstate;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who reaches what in the sample, derived by hand from its records.
 *
 * <pre>
 *   Guest, Quin ─▶ Vault Readers ─▶ Cloud Operators ─Owner─▶ subscription ┬▶ rg-apps ┬▶ vm-batch ─▶ its identity ─▶ secrets of kv-rbac
 *                       ▲ Pia owns       ▲ Omar                           │          └▶ kv-policies ─ WRITE ─▶ its secrets
 *   Pia ─owns─▶ app ─▶ Invoice Robot ─Contributor─▶ rg-apps               └▶ RG-Backup ─▶ kv-rbac ─ CONTROL ─▶ its secrets
 *   Nora ─▶ Role Holders ─▶ Global Administrator ◀─ Quin                        ▲ Skyvault ◀─ Omar owns
 * </pre>
 */
class AlderwayReachTests {

    @ParameterizedTest
    @ValueSource(strings = {"azurehound/alderway.json", "azurehound/alderway.upper.json"})
    void vaultUnderPoliciesIsOpenedByWhoWritesIt(String sample) {
        ToolEstate estate = ToolEstate.ofSamples(sample);
        assertThat(names(estate, "secrets of kv-policies", null))
                .containsExactlyInAnyOrder(
                        "GUEST TECH",
                        "INVOICE ROBOT",
                        "NORA ADMIN",
                        "OLD SCANNER",
                        "OMAR CLOUD",
                        "PIA OWNER",
                        "QUIN LEFT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"azurehound/alderway.json", "azurehound/alderway.upper.json"})
    void vaultUnderRolesIsOpenedByItsAuthorityAndItsData(String sample) {
        ToolEstate estate = ToolEstate.ofSamples(sample);
        assertThat(names(estate, "secrets of kv-rbac", null))
                .as("the Key Vault Contributor is Omar, who is Owner as well; Old Scanner has the other vault alone")
                .containsExactlyInAnyOrder(
                        "GUEST TECH",
                        "INVOICE ROBOT",
                        "NORA ADMIN",
                        "OMAR CLOUD",
                        "PIA OWNER",
                        "QUIN LEFT",
                        "ROLF SYNCED",
                        "SKYVAULT BACKUP",
                        "SKYVAULT BACKUP (REGISTRATION)",
                        "VM-BATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"azurehound/alderway.json", "azurehound/alderway.upper.json"})
    void machineIsReachedByItsResource(String sample) {
        ToolEstate estate = ToolEstate.ofSamples(sample);
        assertThat(upper(estate.whoReaches(estate.ofKind("vm-batch", EntityKind.HOST), AccessLevel.CONTROL)))
                .containsExactlyInAnyOrder(
                        "GUEST TECH",
                        "INVOICE ROBOT",
                        "NORA ADMIN",
                        "OMAR CLOUD",
                        "PIA OWNER",
                        "QUIN LEFT",
                        "ROLF SYNCED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"azurehound/alderway.json", "azurehound/alderway.upper.json"})
    void tenantIsReachedByItsAdministratorsAlone(String sample) {
        ToolEstate estate = ToolEstate.ofSamples(sample);
        assertThat(names(estate, "Alderway Foods", AccessLevel.CONTROL))
                .as("Tess needs an approver, Omar and Rolf have a unit alone")
                .containsExactlyInAnyOrder("NORA ADMIN", "QUIN LEFT");
    }

    private static Iterable<String> names(ToolEstate estate, String target, @Nullable AccessLevel level) {
        return upper(estate.whoReaches(estate.named(target), level));
    }

    private static Iterable<String> upper(Iterable<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEach(name -> all.add(name.toUpperCase(Locale.ROOT)));
        return all;
    }
}
