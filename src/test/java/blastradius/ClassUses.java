package blastradius;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who names whom, by fully qualified name: everything that stands in a class file, constants that the compiler copied from another class included, which
 * an inspection of the byte code alone does not see. Nested classes count as the class that they stand in.
 */
record ClassUses(NavigableMap<String, NavigableSet<String>> uses) {

    private static final Pattern NAME = Pattern.compile("blastradius/[\\w/$]+");

    /** Those of the main classes. */
    static ClassUses ofMain() {
        Path root = Path.of(BlastRadius.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (Stream<Path> files = Files.walk(root.resolve("blastradius"))) {
            Map<String, Set<String>> named = files.filter(
                            file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .collect(Collectors.groupingBy(
                            file -> topLevel(root.relativize(file).toString().replaceFirst("\\.class$", "")),
                            TreeMap::new,
                            Collectors.flatMapping(ClassUses::namesIn, Collectors.toSet())));
            return new ClassUses(new TreeMap<>()).with(named, name -> name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of the packages that the classes lie in. */
    ClassUses ofPackages() {
        return new ClassUses(new TreeMap<>()).with(uses, name -> name.substring(0, name.lastIndexOf('.')));
    }

    /** Sets of those who use each other, directly or by way of others of the set. */
    Set<NavigableSet<String>> circles() {
        Map<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().forEach(one -> reached.put(one, reachedFrom(one)));
        Set<NavigableSet<String>> circles = new HashSet<>();
        reached.forEach((one, all) -> {
            if (all.contains(one)) {
                circles.add(all.stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(one))
                        .collect(Collectors.toCollection(TreeSet::new)));
            }
        });
        return circles;
    }

    private Set<String> reachedFrom(String start) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            uses.getOrDefault(open.remove(), new TreeSet<>()).stream()
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }

    private ClassUses with(Map<String, ? extends Set<String>> further, UnaryOperator<String> named) {
        further.forEach((from, all) -> {
            NavigableSet<String> known = uses.computeIfAbsent(named.apply(from), missing -> new TreeSet<>());
            all.stream()
                    .filter(further::containsKey)
                    .map(named)
                    .filter(to -> !to.equals(named.apply(from)))
                    .forEach(known::add);
        });
        return this;
    }

    private static Stream<String> namesIn(Path classFile) {
        try {
            Stream.Builder<String> names = Stream.builder();
            for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
                if (entry instanceof Utf8Entry text) {
                    NAME.matcher(text.stringValue()).results().forEach(found -> names.add(topLevel(found.group())));
                }
            }
            return names.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String topLevel(String internalName) {
        return internalName.replaceFirst("\\$.*", "").replace('/', '.');
    }
}
