package blastradius.access;

import blastradius.model.MachineToken;
import blastradius.store.token.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what is known of machines that ask. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Sights.class)
class AccessWiring {

    @Bean
    MachineTokens machineTokens(
            Tokens saved, Sights sights, @Value("${blastradius.limits.machine-token:365d}") Duration longest) {
        return new MachineTokens(new InRecord(saved), longest, sights);
    }

    /** In the record, beside the estate. */
    private record InRecord(Tokens tokens) implements MachineTokens.Kept {

        @Override
        public Optional<MachineToken> find(String id) {
            return tokens.find(id);
        }

        @Override
        public List<MachineToken> list() {
            return tokens.list();
        }

        @Override
        public MachineToken create(MachineToken token) {
            return tokens.create(token);
        }

        @Override
        public MachineToken update(MachineToken token) {
            return tokens.update(token);
        }
    }
}
