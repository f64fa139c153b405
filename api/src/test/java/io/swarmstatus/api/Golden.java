package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Documents as clients rely on them, in the test's resources. */
final class Golden {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Golden() {}

    /** Checks a document against the golden one, members in their order; only white space may differ. */
    static void assertIsGolden(String name, byte[] actual) throws IOException {
        try (var golden = Golden.class.getResourceAsStream(name)) {
            assertThat(golden).as("resource " + name).isNotNull();
            assertThat(pretty(actual)).isEqualTo(pretty(golden.readAllBytes()));
        }
    }

    private static String pretty(byte[] json) throws IOException {
        var tree = MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }
}
