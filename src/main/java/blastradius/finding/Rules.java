package blastradius.finding;

import blastradius.finding.credential.SharedCredential;
import blastradius.finding.outcome.Rule;
import java.util.List;

/** All rules there are, in the order of their ids. */
public final class Rules {

    public static final List<Rule> ALL = List.of(new SharedCredential());

    private Rules() {}
}
