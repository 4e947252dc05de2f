package blastradius.graphql.token;

import blastradius.access.Caller;
import blastradius.access.CallerRole;
import blastradius.access.MachineTokens;
import blastradius.access.MachineTokens.Made;
import blastradius.access.MachineTokens.Wanted;
import blastradius.graphql.inquiry.UserError;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.MachineToken;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Makes, lists and revokes the tokens of machines. Who may is in the schema. */
@Controller
public final class TokenController {

    private final MachineTokens tokens;
    private final Clock clock;

    TokenController(MachineTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @QueryMapping("tokens")
    List<MachineTokenView> all() {
        return tokens.list().stream()
                .sorted(Comparator.comparing(MachineToken::name).thenComparing(MachineToken::id))
                .map(MachineTokenView::new)
                .toList();
    }

    /** A token to be made, as the schema states it. */
    record MachineTokenInput(
            String name, List<CallerRole> roles, @Nullable List<String> tenants, Instant until) {}

    @MutationMapping
    MachineTokenPayload tokenCreate(@Argument MachineTokenInput input, DataFetchingEnvironment environment) {
        Caller maker = Objects.requireNonNull(environment.getGraphQlContext().get(Caller.class));
        return payload(() -> {
            if (maker.until() == null) {
                throw new BadRequest("nobody signs in at this server, so nothing would ask for a token; set"
                        + " spring.security.oauth2.resourceserver.jwt.issuer-uri first");
            }
            EnumSet<CallerRole> roles = EnumSet.noneOf(CallerRole.class);
            roles.addAll(input.roles());
            Made made = tokens.make(
                    new Wanted(input.name(), roles, input.tenants(), input.until()), maker, clock.instant());
            return new MachineTokenPayload(new MachineTokenView(made.token()), made.text(), List.of());
        });
    }

    @MutationMapping
    MachineTokenPayload tokenRevoke(@Argument String id) {
        return payload(() ->
                new MachineTokenPayload(new MachineTokenView(tokens.revoke(id, clock.instant())), null, List.of()));
    }

    private static MachineTokenPayload payload(Supplier<MachineTokenPayload> work) {
        try {
            return work.get();
        } catch (BlastRadiusException refusal) {
            return new MachineTokenPayload(null, null, List.of(UserError.of(refusal)));
        }
    }

    /** A token under the schema's names. */
    record MachineTokenView(MachineToken of) {

        public String id() {
            return of.id();
        }

        public String name() {
            return of.name();
        }

        public List<CallerRole> roles() {
            return of.roles().stream()
                    .flatMap(word -> CallerRole.named(word).stream())
                    .toList();
        }

        public @Nullable List<String> tenants() {
            return of.tenants();
        }

        public String maker() {
            return of.maker();
        }

        public Instant made() {
            return of.made();
        }

        public Instant until() {
            return of.until();
        }

        public @Nullable Instant revoked() {
            return of.revoked();
        }
    }

    /** What became of a token. */
    record MachineTokenPayload(
            @Nullable MachineTokenView token, @Nullable String text, List<UserError> userErrors) {}
}
