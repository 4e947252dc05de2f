/**
 * The server as a browser or a tool meets it, whatever is asked: who may call, under which names, and what a page may do.
 */
@org.jspecify.annotations.NullMarked
package blastradius.web;
