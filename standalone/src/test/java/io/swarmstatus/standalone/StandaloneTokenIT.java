package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.service.CloseStack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code standalone --set auth=jwt}. */
class StandaloneTokenIT {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void asksForTokensAndMakesOneToTry() throws InterruptedException {
        var options = new StandaloneOptions();
        new CommandLine(options).parseArgs("--port=0", "--set=auth=jwt", "--set=auth.algorithm=HS512");
        try (var standalone = Standalone.start(
                        options,
                        new EngineChoice.Simulated(3, "as told"),
                        new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)),
                        new CloseStack());
                var api = new ContractClient(standalone.url());
                var client = HttpClient.newHttpClient()) {
            var token = standalone.token().orElseThrow();

            assertThat(standalone.answersUs()).isTrue();
            assertThat(new FirstAnswer(client, standalone.url(), Optional.of(token)).await())
                    .contains("3 nodes");
            for (var path : List.of("/api/v1/status/swarm", "/api/v1/status/swarm/cache")) {
                assertThat(api.get(path).status()).isEqualTo(401);
                assertThat(api.send("GET", path, Map.of("Authorization", "Bearer " + token))
                                .status())
                        .isEqualTo(200);
            }
        }
    }
}
