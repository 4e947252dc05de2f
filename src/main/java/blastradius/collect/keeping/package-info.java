/**
 * What a collection keeps on disk, for its owner alone: whole pages, how far each list has come, and at the end one zip.
 *
 * <pre>
 * page → {@link blastradius.collect.keeping.WorkFolder} (a file a page; Journal: a line a page) → ExportZip
 * </pre>
 */
@NullMarked
package blastradius.collect.keeping;

import org.jspecify.annotations.NullMarked;
