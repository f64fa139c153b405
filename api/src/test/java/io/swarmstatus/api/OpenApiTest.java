package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.helidon.common.uri.UriPath;
import io.helidon.http.HeaderNames;
import io.helidon.http.PathMatcher;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.DirectClient;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published document is about the paths that there are, and is what is served. */
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "contract", "openapi.yaml");

    private final SettableClock clock = new SettableClock(START);
    private final FaultyCache cache = new FaultyCache(clock);
    private final ServedSwarms swarms = ServedSwarms.around(ServedSwarm.named("default", START));

    private void route(HttpRouting.Builder rules) {
        var subscribers = new Subscribers(0);
        var endpoints = Endpoints.of(
                Nowhere.sources(swarms, cache, subscribers, clock), AllowedOrigins.NONE, Endpoints.HEARTBEAT);
        ApiRouting.route(rules, endpoints);
    }

    /** The page is for people, and its files are a matter of its own. */
    @Test
    void everyRouteForProgramsIsDescribed() throws IOException {
        var described = Stream.concat(paths().stream(), Stream.of("/", "/page/some/file"))
                .toList();

        assertThat(routes())
                .hasSizeGreaterThan(10)
                .allSatisfy(route -> assertThat(described).anyMatch(path -> matches(route, path)));
    }

    @Test
    void everyPathThatIsDescribedHasARoute() throws IOException {
        var routes = routes();

        assertThat(paths()).allSatisfy(path -> assertThat(routes).anyMatch(route -> matches(route, path)));
    }

    @Test
    void promisesTheVeryAmountsThatAreTaken() throws IOException {
        var parameters = document().at("/components/parameters");

        assertThat(parameters.at("/Cpu/schema/pattern").asText()).isEqualTo(TaskDemand.CPU.pattern());
        assertThat(parameters.at("/Memory/schema/pattern").asText()).isEqualTo(TaskDemand.MEMORY.pattern());
    }

    @Test
    void isServedAsItIs() throws IOException {
        var routing = HttpRouting.builder();
        route(routing);
        var client = new DirectClient(routing);

        try (var yaml = client.get("/openapi").request();
                var json = client.get("/openapi")
                        .header(HeaderNames.ACCEPT, "application/json")
                        .request()) {
            assertThat(yaml.as(String.class)).isEqualTo(Files.readString(DOCUMENT));
            assertThat(ApiJson.parseObject(json.as(String.class))).hasValue((ObjectNode) document());
        }
    }

    /** With a name in the place of each parameter. */
    private static List<String> paths() throws IOException {
        return document()
                .get("paths")
                .propertyStream()
                .map(path -> path.getKey().replaceAll("\\{[a-z]+}", "some"))
                .toList();
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(DOCUMENT.toFile());
    }

    private static boolean matches(PathMatcher route, String path) {
        return route.match(UriPath.create(path)).accepted();
    }

    /** What the routing tells to whoever takes its rules. */
    private List<PathMatcher> routes() {
        var matchers = new ArrayList<PathMatcher>();
        var type = HttpRouting.Builder.class;
        var rules = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, _, arguments) -> {
            Stream.of(arguments)
                    .filter(PathMatcher.class::isInstance)
                    .map(PathMatcher.class::cast)
                    .forEach(matchers::add);
            return proxy;
        });
        route(type.cast(rules));
        return matchers;
    }
}
