package blastradius.setting;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.unit.DataSize;

/**
 * One setting.
 *
 * @param <T> its values
 * @param name under {@code blastradius}, as documents spell it
 * @param type of its values
 * @param expected what it has to be, in words
 * @param isGood whether a value is that
 */
record Setting<T>(String name, Bindable<T> type, String expected, Predicate<T> isGood) {

    private static final long MOST = 1_000_000_000;
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final DataSize LARGEST = DataSize.ofGigabytes(1024);

    static Setting<Long> count(String name, long least) {
        return new Setting<>(
                name,
                Bindable.of(Long.class),
                "a whole number from " + least + " to " + MOST,
                number -> number >= least && number <= MOST);
    }

    /** More than none, and no longer than what can be added to the time of the day. */
    static Setting<Duration> length(String name) {
        return new Setting<>(
                name,
                Bindable.of(Duration.class),
                "a length of time such as 10s, above 0, up to 36500d",
                length -> length.isPositive() && length.compareTo(LONGEST) <= 0);
    }

    static Setting<DataSize> size(String name, DataSize most) {
        return new Setting<>(
                name,
                Bindable.of(DataSize.class),
                "a size such as 256KB, above 0, up to " + most.toMegabytes() + "MB",
                size -> size.toBytes() > 0 && size.compareTo(most) <= 0);
    }

    static Setting<DataSize> size(String name) {
        return size(name, LARGEST);
    }

    static Setting<Boolean> truth(String name) {
        return new Setting<>(name, Bindable.of(Boolean.class), "true or false", is -> true);
    }

    static <E extends Enum<E>> Setting<E> choice(String name, Class<E> words) {
        return new Setting<>(
                name,
                Bindable.of(words),
                Arrays.stream(words.getEnumConstants())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or ")),
                is -> true);
    }

    static Setting<Double> number(String name) {
        return new Setting<>(
                name,
                Bindable.of(Double.class),
                "a number from 0 up",
                number -> number >= 0 && Double.isFinite(number));
    }

    static Setting<String> text(String name, String expected) {
        return new Setting<>(name, Bindable.of(String.class), expected, text -> !text.isBlank());
    }

    static Setting<String> folder(String name, String expected) {
        return new Setting<>(name, Bindable.of(String.class), expected, Setting::isFolder);
    }

    private static boolean isFolder(String text) {
        try {
            return Files.isReadable(Path.of(text)) && Files.isDirectory(Path.of(text));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    /** Texts, each of which matches the pattern as a whole. */
    static Setting<List<String>> texts(String name, String expected, String pattern) {
        return new Setting<>(
                name,
                Bindable.listOf(String.class),
                expected,
                texts -> texts.stream().allMatch(text -> text.matches(pattern)));
    }

    /** @throws BadSetting if it is stated and makes no sense */
    void check(Binder settings) {
        // The name of a parameter of a rule has capitals.
        ConfigurationPropertyName whole = ConfigurationPropertyName.adapt(Settings.PREFIX + "." + name, '.');
        boolean good;
        try {
            good = settings.bind(whole, type).map(isGood::test).orElse(true);
        } catch (BindException | IllegalArgumentException noSuchValue) {
            good = false;
        }
        if (!good) {
            String stated = settings.bind(whole, Bindable.of(String.class))
                    .orElseGet(() -> String.join(
                            ",",
                            settings.bind(whole, Bindable.listOf(String.class)).orElse(List.of())));
            throw BadSetting.of(Settings.PREFIX + "." + name, stated, expected);
        }
    }
}
