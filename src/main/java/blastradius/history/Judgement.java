package blastradius.history;

import blastradius.history.FoundVersion.Counted;
import blastradius.store.history.FindingLives.Found;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What all rules come to in an estate. */
public interface Judgement {

    /** By rule, a text of what it judges by. */
    Map<String, String> criteria();

    List<Found> found();

    /** Of findings about some vertices, and of identities among them. */
    Counted counted(IntPredicate vertices);
}
