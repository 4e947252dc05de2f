package blastradius.store.importing;

import blastradius.model.EntityKind;
import org.jspecify.annotations.Nullable;

/**
 * What sources that an import does not replace say of an entity.
 *
 * @param kind what it is
 * @param home the tenant that it belongs to, or is; null where none says so
 */
public record Elsewhere(EntityKind kind, @Nullable String home) {}
