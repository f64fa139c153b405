package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Alerts and dashboard are about metrics that there are: those that docs/metrics.md describes, which each service's own tests
 * hold against what it serves.
 */
class ObservabilityTest {

    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern METRIC = Pattern.compile("\\bswarm_status_\\w+");
    private static final Pattern PART_OF_HISTOGRAM = Pattern.compile("_(bucket|count|sum)$");

    @Test
    void everyMetricOfTheDashboardIsDescribed() throws IOException {
        var dashboard = new ObjectMapper()
                .readTree(DEPLOY.resolve("grafana/swarm-status.json").toFile());
        var expressions = dashboard.findValuesAsText("expr");

        assertThat(expressions).hasSizeGreaterThan(30).allSatisfy(ObservabilityTest::assertDescribed);
        assertDescribed(dashboard.path("templating").toString());
    }

    @Test
    void everyAlertIsAboutMetricsThatAreDescribed() throws IOException {
        assertThat(alerts())
                .hasSizeGreaterThan(12)
                .allSatisfy(alert -> assertDescribed(alert.path("expr").asText()));
    }

    @Test
    void everyAlertHasARunbookThatItNames() throws IOException {
        var headings = Files.readString(DOCS.resolve("operations.md"))
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();

        assertThat(alerts()).map(alert -> alert.path("alert").asText()).containsExactlyInAnyOrderElementsOf(headings);
        assertThat(alerts())
                .allSatisfy(alert -> assertThat(
                                alert.path("annotations").path("runbook").asText())
                        .isEqualTo("docs/operations.md#"
                                + alert.path("alert").asText().toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyAlertIsTestedAsItFiresAndAsItDoesNot() throws IOException {
        var tests = yaml("alerts.test.yml").findValues("alert_rule_test").stream()
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(alerts())
                .map(alert -> alert.path("alert").asText())
                .allSatisfy(name -> assertThat(tests.stream()
                                .filter(test -> test.path("alertname").asText().equals(name)))
                        .as(name)
                        .anyMatch(test -> test.path("exp_alerts").isEmpty())
                        .anyMatch(test -> !test.path("exp_alerts").isEmpty()));
    }

    private static void assertDescribed(String expression) {
        assertThat(METRIC.matcher(expression)
                        .results()
                        .map(found -> PART_OF_HISTOGRAM.matcher(found.group()).replaceFirst("")))
                .as(expression)
                .allSatisfy(name -> assertThat(described()).contains(name));
    }

    private static Set<String> described() throws IOException {
        return METRIC.matcher(Files.readString(DOCS.resolve("metrics.md")))
                .results()
                .map(name -> name.group())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> alerts() throws IOException {
        return yaml("alerts.yml").findValues("rules").stream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private static JsonNode yaml(String name) throws IOException {
        return new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus").resolve(name).toFile());
    }
}
