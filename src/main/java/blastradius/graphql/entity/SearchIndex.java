package blastradius.graphql.entity;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityKind;
import blastradius.model.FoldedText;
import blastradius.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the entities of a snapshot by words. A search reads all folded names and ids once, some hundred megabytes a second and core, so a
 * hundred thousand entities take a few milliseconds; the index costs the bytes of names and ids and an eighth more. Safe for several
 * threads.
 */
final class SearchIndex {

    private static final int MOST_WORDS = 32;
    private static final int MOST_LETTERS = 255;
    private static final byte END = '\n'; // behind each name and each id

    private final Snapshot snapshot;
    private final Orders.Order names;
    private final SourceIdIndex ids;
    private byte[] text;
    private final BitSet starts = new BitSet();
    private final int[] ends;
    private int length;

    private SearchIndex(Snapshot snapshot, Orders.Order names, SourceIdIndex ids) {
        this.snapshot = snapshot;
        this.names = names;
        this.ids = ids;
        this.ends = new int[snapshot.entityCount()];
        this.text = new byte[Math.max(1024, 64 * ends.length)];
    }

    static SearchIndex of(Snapshot snapshot, Orders.Order names, SourceIdIndex ids) {
        SearchIndex index = new SearchIndex(snapshot, names, ids);
        for (int vertex = 0; vertex < index.ends.length; vertex++) {
            index.add(vertex);
        }
        index.text = Arrays.copyOf(index.text, index.length);
        return index;
    }

    private void add(int vertex) {
        String id = snapshot.id(vertex);
        String name = snapshot.name(vertex);
        append(FoldedText.of(name));
        if (!id.equals(name)) {
            append(FoldedText.of(id));
        }
        ids.othersOf(vertex).forEach(sourceId -> append(FoldedText.of(sourceId)));
        ends[vertex] = length;
    }

    private void append(FoldedText folded) {
        String letters = folded.text();
        byte[] bytes = letters.getBytes(StandardCharsets.UTF_8);
        int end = Math.addExact(length, bytes.length + 1);
        if (end > text.length) {
            text = Arrays.copyOf(text, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8L, text.length * 2L)));
        }
        System.arraycopy(bytes, 0, text, length, bytes.length);
        boolean isAscii = bytes.length == letters.length();
        folded.starts().stream()
                .map(at -> isAscii ? at : letters.substring(0, at).getBytes(StandardCharsets.UTF_8).length)
                .forEach(at -> starts.set(length + at));
        text[end - 1] = END;
        length = end;
    }

    /** Ways to be found, the best first. */
    private enum Match {
        ID,
        NAME,
        NAME_START,
        NAME_WORDS,
        ID_WORDS
    }

    /**
     * The vertices in whose name, id or source ids all words begin a word, or that have the whole text as their id: the best match first,
     * then by kind, name and id.
     *
     * @throws BadRequest if there are more words than anybody types, or one is longer
     */
    int[] find(String search) {
        FoldedText folded = FoldedText.of(search);
        List<String> words = folded.words();
        check(words);
        long[] found = new long[64];
        int count = 0;
        Set<Integer> exact = new HashSet<>();
        for (int vertex : ids.find(search)) {
            exact.add(vertex);
            found = put(found, count++, place(Match.ID, vertex));
        }
        if (!words.isEmpty()) {
            Scan scan = new Scan(words, folded.text().getBytes(StandardCharsets.UTF_8));
            for (int vertex = scan.next(); vertex >= 0; vertex = scan.next()) {
                if (!exact.contains(vertex)) {
                    found = put(found, count++, place(scan.match(vertex), vertex));
                }
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.stream(found, 0, count)
                .mapToInt(place -> names.vertex((int) place))
                .toArray();
    }

    private static void check(List<String> words) {
        if (words.size() > MOST_WORDS) {
            throw new BadRequest(
                    "search has " + words.size() + " words; at most " + MOST_WORDS + " are looked for at once");
        }
        if (words.stream().anyMatch(word -> word.length() > MOST_LETTERS)) {
            throw new BadRequest("search has a word of more than " + MOST_LETTERS + " letters; look for its beginning");
        }
    }

    private static long[] put(long[] places, int at, long place) {
        long[] room = at < places.length ? places : Arrays.copyOf(places, 2 * places.length);
        room[at] = place;
        return room;
    }

    private long place(Match match, int vertex) {
        return ((long) match.ordinal() << 8 | rank(snapshot.kind(vertex))) << 32 | names.rank(vertex);
    }

    /* Customers first, then who acts, then what with, then what on. */
    private static int rank(EntityKind kind) {
        return switch (kind.type()) {
            case TENANT -> 0;
            case IDENTITY -> 1;
            case RESOURCE -> kind == EntityKind.TOOL ? 2 : 3;
            case GROUP -> 4;
            case CREDENTIAL -> 5;
            case ROLE -> 6;
            case GRANT -> 7;
            case PERSON -> 8;
            case CONTRACT -> 9;
        };
    }

    /** One passage over the index: the longest word is looked for, and the others where it is found. */
    private final class Scan {

        private final byte[][] words;
        private final byte[] phrase;
        private int at;
        private int vertex;

        Scan(List<String> words, byte[] phrase) {
            this.words = words.stream()
                    .map(word -> word.getBytes(StandardCharsets.UTF_8))
                    .sorted(Comparator.comparingInt((byte[] word) -> word.length)
                            .reversed())
                    .toArray(byte[][]::new);
            this.phrase = phrase;
        }

        /** The next vertex that has all words; -1 behind the last. */
        int next() {
            while (true) {
                at = find(words[0], at, length);
                if (at < 0) {
                    at = length;
                    return -1;
                }
                while (ends[vertex] <= at) {
                    vertex++;
                }
                at = ends[vertex];
                if (hasAll(begin(vertex), ends[vertex], 1)) {
                    return vertex;
                }
            }
        }

        private boolean hasAll(int from, int to, int firstWord) {
            return IntStream.range(firstWord, words.length).allMatch(word -> find(words[word], from, to) >= 0);
        }

        Match match(int found) {
            int from = begin(found);
            int nameEnd = from;
            while (text[nameEnd] != END) {
                nameEnd++;
            }
            int behind = from + phrase.length;
            if (behind <= nameEnd && Arrays.equals(text, from, behind, phrase, 0, phrase.length)) {
                return behind == nameEnd ? Match.NAME : Match.NAME_START;
            }
            return hasAll(from, nameEnd, 0) ? Match.NAME_WORDS : Match.ID_WORDS;
        }

        private int begin(int found) {
            return found == 0 ? 0 : ends[found - 1];
        }

        /** Where the word begins a word of the index; -1 where it does not. */
        private int find(byte[] word, int from, int to) {
            byte first = word[0];
            for (int i = from; i <= to - word.length; i++) {
                if (text[i] == first
                        && Arrays.equals(text, i, i + word.length, word, 0, word.length)
                        && starts.get(i)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
