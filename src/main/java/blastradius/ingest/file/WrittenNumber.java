package blastradius.ingest.file;

/**
 * A number as a file writes it: {@code 1.0}, {@code 1e2} and whole numbers of any length keep their digits, since they may stand for ids,
 * which never pass through a floating-point number. Equal where written alike.
 */
final class WrittenNumber extends Number {

    private static final long serialVersionUID = 1L;

    private final String text;

    private WrittenNumber(String text) {
        this.text = text;
    }

    static Number of(String text) {
        return text.equals("0") ? (Number) 0L : new WrittenNumber(text);
    }

    /** Whether it is a whole number, of more digits than a long has. */
    boolean isWhole() {
        return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenNumber number && number.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
