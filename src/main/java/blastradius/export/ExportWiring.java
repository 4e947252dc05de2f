package blastradius.export;

import blastradius.store.document.Gaps;
import blastradius.store.reading.StoredEstate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportWiring {

    @Bean
    EstateExport estateExport(StoredEstate estate, Gaps gaps) {
        return new EstateExport(estate, gaps::of);
    }
}
