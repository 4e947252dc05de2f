package blastradius.export;

import blastradius.store.reading.StoredEstate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExportWiring {

    @Bean
    EstateExport estateExport(StoredEstate estate) {
        return new EstateExport(estate);
    }
}
