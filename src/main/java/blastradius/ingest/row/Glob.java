package blastradius.ingest.row;

/**
 * A name in which {@code *} stands for anything, also for nothing. Matching is done without a regular expression and without recursion:
 * after a mismatch only the last star takes one character more, so that it costs at most O(pattern · name), however many stars there are.
 */
public record Glob(String pattern) {

    public boolean matches(String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < name.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && pattern.charAt(in) == name.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(in).allMatch(rest -> rest == '*');
    }
}
