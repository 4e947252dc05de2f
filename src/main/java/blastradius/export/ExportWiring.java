package blastradius.export;

import blastradius.model.AcceptedRisk;
import blastradius.model.ReviewShelf;
import blastradius.model.SavedList;
import blastradius.model.Scenario;
import blastradius.model.Shelf;
import blastradius.store.document.Gaps;
import blastradius.store.reading.StoredEstate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportWiring {

    @Bean
    EstateExport estateExport(StoredEstate estate, Gaps gaps, SavedThings saved) {
        return new EstateExport(estate, gaps::of, saved::forEach);
    }

    @Bean
    SavedThings savedThings(
            Shelf<SavedList> lists, Shelf<Scenario> scenarios, Shelf<AcceptedRisk> exceptions, ReviewShelf reviews) {
        return new SavedThings(lists, scenarios, exceptions, reviews);
    }
}
