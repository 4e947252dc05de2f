package blastradius.snapshot;

import blastradius.model.Criticality;
import blastradius.model.EntityTraits;
import blastradius.model.Environment;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import blastradius.model.TermsText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link WordsWriter} wrote. */
final class WordsReader {

    private final ByteBuffer in;

    WordsReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    int number() {
        try {
            return in.getInt();
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("its words end too early", e);
        }
    }

    String text() {
        return Objects.requireNonNull(textOrNull(), "a text");
    }

    @Nullable
    String textOrNull() {
        int length = number();
        if (length < 0) {
            return null;
        }
        Objects.checkFromIndexSize(0, length, in.remaining());
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Set<String> texts() {
        Set<String> texts = new HashSet<>();
        for (int left = number(); left > 0; left--) {
            texts.add(text());
        }
        return Set.copyOf(texts);
    }

    List<ArcClass> arcClasses() {
        List<ArcClass> classes = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            ArcClass.Role role = ArcClass.Role.valueOf(text());
            String zone = textOrNull();
            String kind = textOrNull();
            RelationClass relation = kind == null
                    ? null
                    : new RelationClass(RelationKind.valueOf(kind), text(), TermsText.parse(text()));
            classes.add(new ArcClass(role, relation, zone));
        }
        return List.copyOf(classes);
    }

    EntityTraits traits() {
        List<String> flags = List.of(text().split(",", -1));
        return new EntityTraits(
                Boolean.parseBoolean(flags.get(0)),
                Boolean.parseBoolean(flags.get(1)),
                Boolean.parseBoolean(flags.get(2)),
                Boolean.parseBoolean(flags.get(3)),
                Boolean.parseBoolean(flags.get(4)),
                textOrNull(),
                Double.parseDouble(text()),
                constant(Criticality::valueOf),
                constant(Sensitivity::valueOf),
                constant(Environment::valueOf),
                constant(ServiceScope::valueOf),
                constant(Integer::valueOf));
    }

    private <T> @Nullable T constant(Function<String, T> parse) {
        String text = textOrNull();
        return text == null ? null : parse.apply(text);
    }
}
