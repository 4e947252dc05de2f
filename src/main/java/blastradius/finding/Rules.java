package blastradius.finding;

import blastradius.finding.channel.HiddenChannel;
import blastradius.finding.channel.OutrankedTrigger;
import blastradius.finding.channel.OverbroadProvider;
import blastradius.finding.channel.TestToProduction;
import blastradius.finding.credential.EndlessSecret;
import blastradius.finding.credential.ExposedSecret;
import blastradius.finding.credential.ReadableSecret;
import blastradius.finding.credential.SharedCredential;
import blastradius.finding.credential.UnrotatedSecret;
import blastradius.finding.delegation.AccessAfterContract;
import blastradius.finding.delegation.StandingDelegation;
import blastradius.finding.delegation.UnreviewedDelegation;
import blastradius.finding.lifecycle.DepartedPerson;
import blastradius.finding.lifecycle.DormantIdentity;
import blastradius.finding.lifecycle.HumanUse;
import blastradius.finding.lifecycle.OrphanedIdentity;
import blastradius.finding.lifecycle.ReusedIdentity;
import blastradius.finding.lifecycle.SharedAccount;
import blastradius.finding.outcome.Rule;
import java.util.List;

/** All rules there are, in the order of their ids. */
public final class Rules {

    public static final List<Rule> ALL = List.of(
            new SharedCredential(),
            new SharedAccount(),
            new StandingDelegation(),
            new OverbroadProvider(),
            new UnrotatedSecret(),
            new EndlessSecret(),
            new ExposedSecret(),
            new ReadableSecret(),
            new HiddenChannel(),
            new OutrankedTrigger(),
            new HumanUse(),
            new ReusedIdentity(),
            new TestToProduction(),
            new OrphanedIdentity(),
            new DormantIdentity(),
            new DepartedPerson(),
            new AccessAfterContract(),
            new UnreviewedDelegation());

    private Rules() {}
}
