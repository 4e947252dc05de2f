package blastradius.model;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an entity that the analyses read.
 *
 * @param enabled false closes sign-in to an identity, though whoever administers it can switch it on again
 * @param breakGlass an identity kept for emergencies
 * @param phishingResistant a factor that {@link Assumptions#mfaBypass()} does not defeat
 * @param guest an identity that stands for an account of elsewhere: blocking it closes SYNCED_TO, as the owner of the resources blocks it
 * @param helper what an importer put in for a set: it passes levels on and counts nowhere
 * @param organization tenants with the same organization count as one; null: the tenant is its own
 * @param weight how much a tenant counts in the score; 1 where nobody says otherwise
 * @param criticality null is read as {@link Criticality#MODERATE}
 * @param sensitivity null is read as {@link Sensitivity#INTERNAL}
 * @param environment null: the estate does not say
 * @param service for a {@link EntityKind#SCOPE}: the service of the tenant it stands for; null for other scopes
 * @param tier 0 for what everything depends on, growing with distance from it; null: the estate does not say
 */
public record EntityTraits(
        boolean enabled,
        boolean breakGlass,
        boolean phishingResistant,
        boolean guest,
        boolean helper,
        @Nullable String organization,
        double weight,
        @Nullable Criticality criticality,
        @Nullable Sensitivity sensitivity,
        @Nullable Environment environment,
        @Nullable ServiceScope service,
        @Nullable Integer tier) {

    /** Enabled, of weight 1, and nothing else said. */
    public static final EntityTraits DEFAULT =
            new EntityTraits(true, false, false, false, false, null, 1, null, null, null, null, null);

    public EntityTraits {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("weight " + weight + " is not a number from 0 up");
        }
    }

    public EntityTraits withEnabled(boolean other) {
        return changed(copy -> copy.isEnabled = other);
    }

    public EntityTraits withPhishingResistant(boolean other) {
        return changed(copy -> copy.isPhishingResistant = other);
    }

    public EntityTraits withGuest(boolean other) {
        return changed(copy -> copy.isGuest = other);
    }

    public EntityTraits withHelper(boolean other) {
        return changed(copy -> copy.isHelper = other);
    }

    public EntityTraits withOrganization(@Nullable String other) {
        return changed(copy -> copy.ofOrganization = other);
    }

    public EntityTraits withValue(@Nullable Criticality otherCriticality, @Nullable Sensitivity otherSensitivity) {
        return changed(copy -> {
            copy.ofCriticality = otherCriticality;
            copy.ofSensitivity = otherSensitivity;
        });
    }

    public EntityTraits withService(@Nullable ServiceScope other) {
        return changed(copy -> copy.ofService = other);
    }

    public EntityTraits withTier(@Nullable Integer other) {
        return changed(copy -> copy.ofTier = other);
    }

    private EntityTraits changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new EntityTraits(
                copy.isEnabled,
                breakGlass,
                copy.isPhishingResistant,
                copy.isGuest,
                copy.isHelper,
                copy.ofOrganization,
                weight,
                copy.ofCriticality,
                copy.ofSensitivity,
                environment,
                copy.ofService,
                copy.ofTier);
    }

    /** What can be changed one by one. */
    private static final class Copy {

        private boolean isEnabled;
        private boolean isPhishingResistant;
        private boolean isGuest;
        private boolean isHelper;
        private @Nullable String ofOrganization;
        private @Nullable Criticality ofCriticality;
        private @Nullable Sensitivity ofSensitivity;
        private @Nullable ServiceScope ofService;
        private @Nullable Integer ofTier;

        private Copy(EntityTraits traits) {
            isEnabled = traits.enabled;
            isPhishingResistant = traits.phishingResistant;
            isGuest = traits.guest;
            isHelper = traits.helper;
            ofOrganization = traits.organization;
            ofCriticality = traits.criticality;
            ofSensitivity = traits.sensitivity;
            ofService = traits.service;
            ofTier = traits.tier;
        }
    }
}
