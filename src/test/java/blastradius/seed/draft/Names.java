package blastradius.seed.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invented people: first and last names of many countries, each pair at most once per organization. */
public final class Names {

    private static final List<String> FIRST = words("""
            anna bram carla dina elias fatima gil hilde ivo jana karim lotte marco nora oskar petra quentin rosa samir
            tilde ugo vera wim xenia yara zeno alma bodo celia david edda finn gerda hugo ilse jorge klara leo mira nils
            olga pavel ruth sven tara uwe vito wanda yann zita agnes boris chiara dorte emil frida gustav hector ingrid
            joris katja luis meike nikos oona per rafael selma timo ursula viggo""");

    private static final List<String> LAST = words("""
            abel berg costa dahl engel falk grahn haas ivers jensen kaya lund mazur novak olsen pinto quist ritter silva
            toivo urban vogel winter yilmaz zeman adler brandt cruz dorn ekholm faber goode hahn isaksen jonker keller
            lopez moen nagy orlov petit rossi sato thorn unger visser wolff young zorn aydin bauer cohen diaz elster
            frost garcia holm iyer janik krause lange meyer nowak osman park""");

    private final Random random;
    private final Set<String> used = new HashSet<>();

    public Names(Random random) {
        this.random = random;
    }

    /** The next person as {@code first.last}. */
    public String next() {
        while (true) {
            String name = FIRST.get(random.nextInt(FIRST.size())) + "." + LAST.get(random.nextInt(LAST.size()));
            if (used.add(name)) {
                return name;
            }
        }
    }

    /** {@code mara.lindqvist} as people write it: Mara Lindqvist. */
    public static String written(String dotted) {
        StringBuilder text = new StringBuilder(dotted.replace('.', ' '));
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i - 1) == ' ') {
                text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
        }
        return text.toString();
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }
}
