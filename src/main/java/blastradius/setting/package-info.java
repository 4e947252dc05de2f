/**
 * What an operator may set under {@code blastradius}, checked before anything is opened.
 *
 * <p>Whoever needs a setting binds it; {@link blastradius.setting.Settings} knows the names of all of them and what each has to be, so that a
 * value that makes no sense, and a name that nobody reads, end the start in a line that names the setting.
 *
 * <pre>
 *   command line, files, environment ─▶ Settings ─(BadSetting)─▶ the process ends
 *                                          └▶ Setting, Weighting, the parameters of rules: what each has to be
 * </pre>
 */
@NullMarked
package blastradius.setting;

import org.jspecify.annotations.NullMarked;
