package blastradius.graphql.guard;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of a schema that are analyses, by what they cost. */
final class AnalysisFields {

    private AnalysisFields() {}

    /** Their names with that of their type, those of inputs among them. */
    static Set<String> of(GraphQLSchema schema) {
        Set<String> analyses = schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().equals("Mutation"))
                .flatMap(type -> type.getFieldDefinitions().stream()
                        .filter(AnalysisFields::isAnalysis)
                        .map(field -> name(type, field)))
                .collect(Collectors.toCollection(TreeSet::new));

        schema.getAllTypesAsList().stream()
                .filter(GraphQLInputObjectType.class::isInstance)
                .map(GraphQLInputObjectType.class::cast)
                .forEach(type -> type.getFieldDefinitions().stream()
                        .filter(AnalysisFields::isAnalysis)
                        .forEach(field -> analyses.add(type.getName() + "." + field.getName())));
        return analyses;
    }

    /* An entity's own field asks the same as the root field of its name. */
    private static String name(GraphQLObjectType type, GraphQLFieldDefinition field) {
        boolean ofEntity =
                type.getInterfaces().stream().anyMatch(name -> name.getName().equals("Entity"));
        return (ofEntity && !field.getName().equals("measures") ? "Query" : type.getName()) + "." + field.getName();
    }

    private static boolean isAnalysis(GraphQLDirectiveContainer field) {
        GraphQLAppliedDirective cost = field.getAppliedDirective("cost");
        if (cost == null) {
            return false;
        }
        Integer weight = cost.getArgument("weight").getValue();
        return Boolean.TRUE.equals(cost.getArgument("kept").getValue()) || (weight != null && weight >= 100);
    }
}
