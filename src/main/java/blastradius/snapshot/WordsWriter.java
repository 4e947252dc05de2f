package blastradius.snapshot;

import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.TermsText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what a snapshot keeps once and refers to by number, as texts; {@link WordsReader} reads it in the same order. */
final class WordsWriter {

    private static final int ABSENT = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    byte[] bytes() {
        return out.toByteArray();
    }

    int size() {
        return out.size();
    }

    void number(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    void text(@Nullable String value) {
        if (value == null) {
            number(ABSENT);
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.writeBytes(bytes);
        }
    }

    void texts(Collection<String> values) {
        number(values.size());
        values.forEach(this::text);
    }

    void arcClasses(List<ArcClass> classes) {
        number(classes.size());
        for (ArcClass arcClass : classes) {
            RelationClass relation = arcClass.relation();
            text(arcClass.role().name());
            text(arcClass.zone());
            text(relation == null ? null : relation.kind().name());
            if (relation != null) {
                text(relation.sourceKind());
                text(TermsText.of(relation.terms()));
            }
        }
    }

    void traits(EntityTraits traits) {
        text(Stream.of(
                        traits.enabled(),
                        traits.breakGlass(),
                        traits.phishingResistant(),
                        traits.guest(),
                        traits.helper())
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
        text(traits.organization());
        text(Double.toString(traits.weight()));
        text(name(traits.criticality()));
        text(name(traits.sensitivity()));
        text(name(traits.environment()));
        text(name(traits.service()));
        text(traits.tier() == null ? null : Integer.toString(traits.tier()));
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
