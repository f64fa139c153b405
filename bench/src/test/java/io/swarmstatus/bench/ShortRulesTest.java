package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShortRulesTest {

    @Test
    void shortensHowLongAndHowFarBackAndNothingElse() {
        var rules = """
                  - alert: Dark
                    expr: sum(rate(lamps_total[5m])) > 0.5 and lamp{state=~"on|off"} == 0
                    for: 10m
                    labels: { severity: warning }
            """;

        assertThat(ShortRules.of(rules)).isEqualTo("""
                  - alert: Dark
                    expr: sum(rate(lamps_total[10s])) > 0.5 and lamp{state=~"on|off"} == 0
                    for: 2s
                    labels: { severity: warning }
            """);
    }

    @Test
    void looksBackFurtherWhereTheRuleDoes() {
        assertThat(ShortRules.of("max_over_time(min_over_time(lamps[5m:15s])[1h:1m])"))
                .isEqualTo("max_over_time(min_over_time(lamps[3s:1s])[2m:1s])");
    }

    @Test
    void everyAlertIsBroughtAboutThatCanBeWithoutHttps() throws IOException {
        var rules = Files.readString(Path.of("..", "deploy", "prometheus", "alerts.yml"));
        var alerts = new YAMLMapper().readTree(rules).findValuesAsText("alert");

        assertThat(Stream.concat(
                                Stream.of("SwarmStatusCertificateExpires"),
                                Troubles.all().stream().flatMap(trouble -> trouble.alerts().stream()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(alerts);
    }
}
