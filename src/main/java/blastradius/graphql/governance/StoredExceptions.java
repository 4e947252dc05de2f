package blastradius.graphql.governance;

import blastradius.model.AcceptedRisk;
import blastradius.store.document.Exceptions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those in the store. */
@Component
final class StoredExceptions implements SavedExceptions {

    private final Exceptions exceptions;

    StoredExceptions(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    @Override
    public Optional<AcceptedRisk> find(String id) {
        return exceptions.find(id);
    }

    @Override
    public List<AcceptedRisk> list() {
        return exceptions.list();
    }

    @Override
    public AcceptedRisk create(AcceptedRisk risk) {
        return exceptions.create(risk);
    }

    @Override
    public AcceptedRisk update(AcceptedRisk risk) {
        return exceptions.update(risk);
    }
}
