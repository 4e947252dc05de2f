/**
 * What the facts of Azure's resource manager mean, whoever tells them: scopes and what stands in them, who holds which role on what, and
 * what that gives.
 *
 * <p>A reader fills an {@link blastradius.ingest.arm.ArmEstate}: first whatever stands (scopes, resources, definitions, denials), then who
 * holds what. {@link blastradius.ingest.arm.ArmScopes} says what contains what, by {@link blastradius.ingest.arm.ArmPath}; {@link
 * blastradius.ingest.arm.ArmResources} what stands behind a resource: a machine, the identities that its code runs as; {@link
 * blastradius.ingest.arm.ArmVaults} who opens a vault. {@link blastradius.ingest.arm.ArmGrants} makes one grant for each role and scope,
 * {@link blastradius.ingest.arm.ArmRoles} asks what it gives, and {@link blastradius.ingest.arm.ArmRights} states that: on the scope, or on
 * all things of a sort below it, for which {@link blastradius.ingest.arm.ArmSets} keeps one entity a scope.
 *
 * <pre>
 *   Contributor ─▶ Grant ─WRITE─▶ group ─contains─▶ resource of a machine ─RunCommand─▶ machine
 *                                                        └─RUNS_AS{WRITE}─▶ identity ◀─RUNS_AS{CONTROL}─┘
 *   Log Analytics Contributor ─▶ Grant ─WRITE─▶ every machine's resource below the group
 * </pre>
 *
 * <p>Cost: entities and grants in maps; relations are stated as they come.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.arm;
