/**
 * What part of an estate's identities that are no person's falls short, or is looked after: {@link blastradius.finding.share.NonHumans} asks {@link
 * blastradius.finding.share.Lives} (owners and ends), {@link blastradius.finding.share.OtherHands} (who else has them) and {@link blastradius.finding.share.Excess}.
 */
@NullMarked
package blastradius.finding.share;

import org.jspecify.annotations.NullMarked;
