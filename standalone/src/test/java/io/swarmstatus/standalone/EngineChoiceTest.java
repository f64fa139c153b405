package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.service.ConfigurationException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EngineChoiceTest {

    @Test
    void readsTheEnginesThatAreNamed() {
        var choice = choose(Map.of(), "--docker-host=unix:///a.sock", "--docker-host=tcp://b:2375");

        assertThat(choice)
                .isEqualTo(new EngineChoice.Real(
                        List.of(URI.create("unix:///a.sock"), URI.create("tcp://b:2375")), "as told"));
    }

    @Test
    void simulatesWhenTold() {
        var choice = choose(Map.of("DOCKER_HOST", "unix:///a.sock"), "--simulate=12");

        assertThat(choice).isEqualTo(new EngineChoice.Simulated(12, "as told"));
    }

    @Test
    void simulatesWhereTheLocalEngineIsAwayAndSaysWhichAndWhy() {
        var choice = choose(Map.of("DOCKER_HOST", "unix:///nobody/there.sock"));

        assertThat(choice).isInstanceOf(EngineChoice.Simulated.class);
        assertThat(choice.reason()).contains("unix:///nobody/there.sock", "Docker unavailable");
    }

    @Test
    void namesALocalEngineThatCannotBeOne() {
        assertThatThrownBy(() -> choose(Map.of("DOCKER_HOST", "ssh://somewhere")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("DOCKER_HOST: \"ssh://somewhere\"", "tcp://host:port");
    }

    @Test
    void namesTheCertificateThatIsMissingWhereTlsIsAskedFor() {
        var environment =
                Map.of("DOCKER_HOST", "tcp://127.0.0.1:2376", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/nowhere");

        assertThatThrownBy(() -> choose(environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("DOCKER_CERT_PATH: /nowhere/ca.pem does not exist");
    }

    @Test
    void looksForCertificatesWhereTheOperatorsSettingsSay() {
        var environment =
                Map.of("DOCKER_HOST", "tcp://127.0.0.1:2376", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/nowhere");

        assertThatThrownBy(() -> choose(environment, "--set=docker.cert-path=/elsewhere"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("/elsewhere/ca.pem does not exist");
    }

    @Test
    void refusesBothARealAndASimulatedSwarm() {
        assertThatThrownBy(() -> choose(Map.of(), "--simulate=5", "--docker-host=unix:///a.sock"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--simulate and --docker-host do not go together");
    }

    @Test
    void refusesASwarmWithoutNodes() {
        assertThatThrownBy(() -> choose(Map.of(), "--simulate=0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--simulate", "0");
    }

    private static EngineChoice choose(Map<String, String> environment, String... arguments) {
        var options = new StandaloneOptions();
        new CommandLine(options).parseArgs(arguments);
        return EngineChoice.of(options, environment);
    }
}
