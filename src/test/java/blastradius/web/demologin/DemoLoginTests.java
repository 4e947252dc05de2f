package blastradius.web.demologin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.setting.BadSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** When a server has an issuer of its own. */
class DemoLoginTests {

    private static ConfigurableApplicationContext named(String... settings) {
        ConfigurableApplicationContext context = new GenericApplicationContext();
        for (int at = 0; at < settings.length; at += 2) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(settings[at], Map.of(settings[at], settings[at + 1])));
        }
        DemoLogin.named().initialize(context);
        return context;
    }

    @Test
    void nothingIsNamedWhereNobodyAsks() {
        assertThat(named("server.address", "127.0.0.1").getEnvironment().getProperty(DemoLogin.ISSUER))
                .isNull();
        assertThatCode(() -> named(DemoLogin.SETTING, "false", "server.address", "0.0.0.0"))
                .doesNotThrowAnyException();
    }

    @Test
    void itIsNamedAsAnyIssuerIs() {
        var environment = named(DemoLogin.SETTING, "true", "server.address", "127.0.0.1", "server.port", "8123")
                .getEnvironment();

        assertThat(environment.getProperty(DemoLogin.ISSUER)).isEqualTo("http://127.0.0.1:8123");
        assertThat(environment.getProperty(DemoLogin.CLIENT_SETTING)).isEqualTo(DemoLogin.CLIENT);
    }

    @Test
    void whereAnyPortWillDoItTakesOne() {
        var environment = named(DemoLogin.SETTING, "true", "server.address", "127.0.0.1", "server.port", "0")
                .getEnvironment();

        assertThat(environment.getProperty(DemoLogin.ISSUER))
                .isEqualTo("http://127.0.0.1:" + environment.getProperty("server.port"))
                .doesNotEndWith(":0");
    }

    @ParameterizedTest
    @CsvSource({
        "server.address,0.0.0.0,this machine alone",
        "server.address,192.0.2.1,this machine alone",
        "server.port,8123,this machine alone",
        "blastradius.demo,false,demo estate alone",
        DemoLogin.ISSUER + ",https://login.example,another issuer"
    })
    void itIsForTheDemoOnThisMachine(String setting, String value, String why) {
        String address = setting.equals("server.port") ? "other" : "server.address";

        assertThatThrownBy(() -> named(address, "127.0.0.1", DemoLogin.SETTING, "true", setting, value))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(DemoLogin.SETTING)
                .hasMessageContaining(why);
    }
}
