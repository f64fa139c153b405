package io.swarmstatus.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What {@code docs/kafka.md} says each part must be allowed, as the broker takes it. */
final class KafkaRights {

    private static final Path DOCUMENT = Path.of("..", "docs", "kafka.md");
    private static final Pattern ROW =
            Pattern.compile("\\|([^|]*)\\| ([a-z ]+?) (that begin with )?`([^`]+)` \\| (`.+`) \\|");
    private static final Pattern SPAN = Pattern.compile("`([A-Za-z]+)`");

    private KafkaRights() {}

    /** The users are named as the parts, {@code swarm-status-producer} and so on. */
    static List<AclBinding> ofDocument() throws IOException {
        var rights = new ArrayList<AclBinding>();
        var who = "";
        for (var line : Files.readAllLines(DOCUMENT)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                who = row.group(1).isBlank() ? who : row.group(1).strip().split(",", 2)[0];
                var pattern = row.group(3) == null ? PatternType.LITERAL : PatternType.PREFIXED;
                var resource = new ResourcePattern(type(row.group(2)), row.group(4), pattern);
                rights.addAll(bindings("User:swarm-status-" + who, resource, row.group(5)));
            }
        }
        return rights;
    }

    private static List<AclBinding> bindings(String user, ResourcePattern resource, String operations) {
        return SPAN.matcher(operations)
                .results()
                .map(span -> operation(span.group(1)))
                .map(operation ->
                        new AclBinding(resource, new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW)))
                .toList();
    }

    /** {@code DescribeConfigs} is {@code DESCRIBE_CONFIGS}. */
    private static AclOperation operation(String name) {
        return AclOperation.valueOf(name.replaceAll("(?<=.)([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }

    private static ResourceType type(String words) {
        return Stream.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.TRANSACTIONAL_ID)
                .filter(type ->
                        words.startsWith(type.name().toLowerCase(Locale.ROOT).replace("_id", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(words));
    }
}
