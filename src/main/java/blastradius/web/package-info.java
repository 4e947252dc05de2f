/** What a browser meets beside GraphQL: pages and what keeps them safe. */
@NullMarked
package blastradius.web;

import org.jspecify.annotations.NullMarked;
