package blastradius.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.model.BlastRadiusException.Busy;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.Sight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowancesTests {

    private static final Instant NOW = Instant.parse("2026-10-01T09:00:00Z");

    private final Moved clock = new Moved();
    private final Allowances all = new Allowances(100, 2, clock);
    private final Allowance ada = all.of(caller("ada"));

    /** A clock that is moved by hand. */
    private static final class Moved extends Clock {

        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static Caller caller(String id) {
        return Caller.of(id, "anybody", Set.of(CallerRole.VIEWER), NOW.plusSeconds(60), Sight.WHOLE);
    }

    @Test
    void anHourBeginsWithItsFirstQuestionAndIsWholeAgainAtItsEnd() {
        ada.spend(60);
        clock.now = NOW.plus(Duration.ofMinutes(59));
        ada.spend(40);
        assertThatThrownBy(() -> ada.spend(1))
                .isInstanceOfSatisfying(
                        Busy.class, busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofMinutes(1)))
                .hasMessageContaining("costs 1 points, and 0 of this caller's 100 an hour");

        clock.now = NOW.plus(Duration.ofHours(1));
        ada.spend(100);
    }

    @Test
    void whatIsRefusedTakesNothing() {
        ada.spend(60);
        assertThatThrownBy(() -> ada.spend(41)).isInstanceOf(Busy.class);
        ada.spend(40);
    }

    @Test
    void moreThanAnHourHasNeverPasses() {
        assertThatThrownBy(() -> ada.spend(101))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("a caller has 100");
    }

    @Test
    void callersAreToldByTheirIdAndNotByTheirName() {
        ada.spend(100);
        all.of(caller("grace")).spend(100);
        assertThatThrownBy(() -> all.of(caller("ada")).spend(1)).isInstanceOf(Busy.class);
    }

    @Test
    void soManyAtOnce() {
        ada.enter();
        ada.enter();
        assertThatThrownBy(ada::enter).isInstanceOf(Busy.class).hasMessageStartingWith("2 questions");
        all.of(caller("grace")).enter();
        ada.leave();
        ada.enter();
    }

    @Test
    void headersSayWhatIsLeftAndUntilWhen() {
        ada.spend(30);
        clock.now = NOW.plusSeconds(600);
        assertThat(ada.headers())
                .containsEntry("RateLimit", "\"points\";r=70;t=3000")
                .containsEntry(
                        "RateLimit-Policy", "\"points\";q=100;w=3600, \"at-once\";q=2;qu=\"concurrent-requests\"");
    }

    @Test
    void whoeverNeedNotSignInMayAskForEverything() {
        Allowance here = all.of(Caller.LOCAL);
        for (int i = 0; i < 3; i++) {
            here.enter();
            here.spend(100);
        }
        assertThat(here.headers()).isEmpty();
    }
}
