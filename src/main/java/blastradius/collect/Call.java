package blastradius.collect;

import java.util.List;

/**
 * One list of a tenant, to be read page by page.
 *
 * @param kind the list, without whose it is, as a report names it
 * @param path below the version of Graph
 * @param file where it is kept, without its ending
 * @param required what has to be asked with it
 * @param wished what else may be asked, the most first
 */
record Call(String kind, String path, String file, String required, List<String> wished) {

    /** How many ways there are to ask it, the first the richest, the last the plainest. */
    int ways() {
        return wished.stream().allMatch(String::isEmpty) ? 1 : wished.size() + 1;
    }

    /** The address below the version of Graph. */
    String address(int way) {
        String wish = way < wished.size() ? wished.get(way) : "";
        String query = required + (required.isEmpty() || wish.isEmpty() ? "" : "&") + wish;
        return query.isEmpty() ? path : path + "?" + query.replace(" ", "%20");
    }
}
