package blastradius.web;

import blastradius.web.audit.AuditWiring;
import blastradius.web.demologin.DemoLoginWiring;
import blastradius.web.export.AnswerExport;
import blastradius.web.export.Attachments;
import blastradius.web.export.EvidenceExport;
import blastradius.web.refusal.ErrorAnswers;
import blastradius.web.refusal.HttpProblems;
import blastradius.web.signin.SignInController;
import blastradius.web.signin.SignInWiring;
import org.springframework.context.annotation.Import;

/** The guards of the server, for tests of other packages. */
@Import({
    WebWiring.class,
    HttpProblems.class,
    ErrorAnswers.class,
    AnswerExport.class,
    EvidenceExport.class,
    Attachments.class,
    SignInWiring.class,
    SignInController.class,
    DemoLoginWiring.class,
    AuditWiring.class
})
public class WebPackage {}
