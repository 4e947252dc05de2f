package blastradius.analysis.path;

import java.util.List;

/**
 * A relation that was followed: by which forward arc, to which level, from which step at which level needed, and on what other steps it
 * depended.
 */
record Advance(int arc, int level, Step before, int needs, List<Step> premises) {}
