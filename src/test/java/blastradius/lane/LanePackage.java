package blastradius.lane;

import org.springframework.context.annotation.Import;

/** The lanes, for tests of other packages. */
@Import(LaneWiring.class)
public class LanePackage {}
