package blastradius.web;

import org.springframework.context.annotation.Import;

/** The guards of the server, for tests of other packages. */
@Import({WebWiring.class, HttpProblems.class, ErrorAnswers.class})
public class WebPackage {}
