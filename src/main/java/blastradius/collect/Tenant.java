package blastradius.collect;

import blastradius.model.PlainText;

/**
 * A tenant that is read.
 *
 * @param asked as the sign-in names it
 * @param id its folder's name
 */
record Tenant(String asked, String id, String name) {

    Tenant {
        name = PlainText.shown(name);
    }
}
