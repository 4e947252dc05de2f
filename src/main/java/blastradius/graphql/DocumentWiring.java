package blastradius.graphql;

import blastradius.graphql.asked.PersistedDocuments;
import blastradius.graphql.guard.Documents;
import blastradius.graphql.guard.Limits;
import blastradius.graphql.guard.QuestionFilter;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.util.StringUtils;

/** How texts become questions. */
@Configuration(proxyBeanMethods = false)
class DocumentWiring {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentWiring.class);

    @Bean
    Documents documents(Limits limits, ObjectProvider<GraphQlSource> source) {
        return new Documents(limits, () -> source.getObject().schema());
    }

    @Bean
    GraphQlSourceBuilderCustomizer boundedDocuments(Documents documents) {
        return builder -> builder.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    @Bean
    PersistedDocuments persistedDocuments(
            @Value("${blastradius.documents.folder:}") String folder,
            @Value("${blastradius.documents.only:false}") boolean only)
            throws IOException {
        return StringUtils.hasText(folder)
                ? PersistedDocuments.in(Path.of(folder), only)
                : PersistedDocuments.none(only);
    }

    /** A document that the schema does not know any more is told when the server starts, not first to who asks it. */
    @Bean
    static ApplicationListener<ApplicationReadyEvent> checkedDocuments(
            PersistedDocuments persisted, Documents documents) {
        return ready -> persisted
                .texts()
                .forEach(text -> documents.faults(text).stream()
                        .findFirst()
                        .ifPresent(fault -> LOG.warn(
                                "The persisted document {} cannot be answered: {}",
                                PersistedDocuments.id(text),
                                fault)));
    }

    @Bean
    FilterRegistrationBean<QuestionFilter> questionFilter(
            Limits limits, Documents documents, PersistedDocuments persisted) {
        FilterRegistrationBean<QuestionFilter> registration =
                new FilterRegistrationBean<>(new QuestionFilter(limits, documents, persisted));
        registration.addUrlPatterns("/graphql");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 100);
        return registration;
    }
}
