package io.swarmstatus.api;

import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.SubjectKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which changes are asked for.
 *
 * @param types of these types; of any if there is none
 * @param nodes of nodes with one of these ids or names
 * @param services of services with one of these ids or names; of anything if there are neither nodes nor services
 */
record ChangeFilter(List<String> types, List<String> nodes, List<String> services) {

    static ChangeFilter of(Parameters parameters) {
        return new ChangeFilter(
                parameters.values("type", ChangeFilter::type),
                parameters.values("node", ChangeFilter::name),
                parameters.values("service", ChangeFilter::name));
    }

    boolean takes(RecordScan change) {
        return (types.isEmpty() || types.contains(change.text("type")))
                && ((nodes.isEmpty() && services.isEmpty())
                        || isAbout(change, SubjectKind.NODE, nodes)
                        || isAbout(change, SubjectKind.SERVICE, services));
    }

    private static boolean isAbout(RecordScan change, SubjectKind kind, List<String> wanted) {
        return change.text("subject.kind").equals(kind.wireName())
                && (wanted.contains(change.text("subject.id")) || wanted.contains(change.text("subject.name")));
    }

    /** The same filter as the end of a query. */
    String query() {
        var query = new StringBuilder();
        append(query, "type", types);
        append(query, "node", nodes);
        append(query, "service", services);
        return query.toString();
    }

    private static void append(StringBuilder query, String name, List<String> values) {
        values.forEach(value -> query.append('&').append(name).append('=').append(PageQuery.encoded(value)));
    }

    private static String type(String text) {
        if (Arrays.stream(ChangeType.values()).noneMatch(type -> type.wireName().equals(text))) {
            throw new IllegalArgumentException("expected a type of change, one of "
                    + String.join(
                            ", ",
                            Stream.of(ChangeType.values())
                                    .map(ChangeType::wireName)
                                    .toList()));
        }
        return text;
    }

    private static String name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected an id or a name");
        }
        return text;
    }
}
