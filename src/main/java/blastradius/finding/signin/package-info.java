/** Rules about how people and workloads sign in. */
@NullMarked
package blastradius.finding.signin;

import org.jspecify.annotations.NullMarked;
