package blastradius.graphql.guard;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a document's operations a question asks for, as the engine chooses it. */
final class AskedOperation {

    private AskedOperation() {}

    /**
     * Whether something else than reading may be run. Where nothing can be chosen nothing is run, so that the engine can say why.
     *
     * @param operationName null: the only operation is meant
     */
    static boolean changes(Document document, @Nullable String operationName) {
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (operationName == null) {
            return operations.size() == 1 && operations.getFirst().getOperation() != Operation.QUERY;
        }
        return operations.stream()
                .filter(operation -> operationName.equals(operation.getName()))
                .anyMatch(operation -> operation.getOperation() != Operation.QUERY);
    }
}
