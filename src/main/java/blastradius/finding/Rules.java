package blastradius.finding;

import blastradius.finding.activation.ApprovalBypass;
import blastradius.finding.activation.ApprovalLoop;
import blastradius.finding.activation.ConstantActivation;
import blastradius.finding.activation.LongActivation;
import blastradius.finding.activation.SelfSwitchedGate;
import blastradius.finding.activation.UnapprovedActivation;
import blastradius.finding.credential.SharedCredential;
import blastradius.finding.delegation.CustomerToCustomer;
import blastradius.finding.delegation.InheritedAccess;
import blastradius.finding.delegation.LegacyDelegation;
import blastradius.finding.delegation.OpenGroup;
import blastradius.finding.delegation.PartnerRelationship;
import blastradius.finding.delegation.ProductionKey;
import blastradius.finding.delegation.ProviderChain;
import blastradius.finding.delegation.SharedGroup;
import blastradius.finding.delegation.UnexplainedDelegation;
import blastradius.finding.delegation.UnrecordedSessions;
import blastradius.finding.delegation.UnseenAccess;
import blastradius.finding.delegation.WritingMonitor;
import blastradius.finding.emergency.BreakGlassReach;
import blastradius.finding.emergency.BreakGlassRecord;
import blastradius.finding.outcome.Rule;
import blastradius.finding.privilege.ShadowAdmin;
import blastradius.finding.signin.AdminAgents;
import blastradius.finding.signin.ConsoleAccounts;
import blastradius.finding.signin.LongSession;
import blastradius.finding.signin.ProvidersUnmet;
import blastradius.finding.signin.StaticKey;
import blastradius.finding.signin.SynchronisedAdministrator;
import blastradius.finding.signin.WeakSignIn;
import blastradius.finding.tool.DirectoryWideApp;
import blastradius.finding.tool.DocumentedSecrets;
import blastradius.finding.tool.ManagedCore;
import blastradius.finding.tool.OverScopedApp;
import blastradius.finding.tool.ProductionAndBackup;
import blastradius.finding.tool.PushEverywhere;
import blastradius.finding.tool.ToolIntegration;
import java.util.List;

/** All rules there are, in the order of their ids. */
public final class Rules {

    public static final List<Rule> ALL = List.of(
            new SharedCredential(),
            new UnapprovedActivation(),
            new ApprovalLoop(),
            new LongActivation(),
            new ConstantActivation(),
            new BreakGlassRecord(),
            new BreakGlassReach(),
            new WeakSignIn(),
            new LongSession(),
            new StaticKey(),
            new InheritedAccess(),
            new OverScopedApp(),
            new ToolIntegration(),
            new PushEverywhere(),
            new ProviderChain(),
            new UnseenAccess(),
            new ShadowAdmin(),
            new SelfSwitchedGate(),
            new SharedGroup(),
            new ApprovalBypass(),
            new WritingMonitor(),
            new ProductionKey(),
            new UnrecordedSessions(),
            new UnexplainedDelegation(),
            new CustomerToCustomer(),
            new PartnerRelationship(),
            new AdminAgents(),
            new OpenGroup(),
            new ProvidersUnmet(),
            new DirectoryWideApp(),
            new ManagedCore(),
            new ConsoleAccounts(),
            new DocumentedSecrets(),
            new SynchronisedAdministrator(),
            new ProductionAndBackup(),
            new LegacyDelegation());

    private Rules() {}
}
