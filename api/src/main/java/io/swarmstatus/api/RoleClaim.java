package io.swarmstatus.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles that a token names, wherever its issuer puts them. */
final class RoleClaim {

    private RoleClaim() {}

    /**
     * The texts of a claim that is one, or a list of them; none where it is anything else.
     *
     * @param name of the claim as it stands, or with dots that lead into objects: {@code realm_access.roles}
     */
    static List<String> roles(Map<String, Object> claims, String name) {
        return texts(claims.containsKey(name) ? claims.get(name) : within(claims, name));
    }

    private static @Nullable Object within(Map<?, ?> claims, String path) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            return claims.get(path);
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> object
                ? within(object, path.substring(dot + 1))
                : null;
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case Collection<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }
}
