package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleClaimTest {

    @Test
    void readsATextOrAList() {
        assertThat(RoleClaim.roles(Map.of("role", "ADMIN"), "role")).containsExactly("ADMIN");
        assertThat(RoleClaim.roles(Map.of("role", List.of("A", 1, "B")), "role"))
                .containsExactly("A", "B");
    }

    @Test
    void followsDotsIntoObjectsUnlessTheNameHasThemItself() {
        var nested = Map.<String, Object>of("realm_access", Map.of("roles", List.of("ADMIN")));

        assertThat(RoleClaim.roles(nested, "realm_access.roles")).containsExactly("ADMIN");
        assertThat(RoleClaim.roles(Map.of("https://a.example/role", "ADMIN"), "https://a.example/role"))
                .containsExactly("ADMIN");
    }

    @Test
    void findsNoneInAnythingElse() {
        assertThat(RoleClaim.roles(Map.of(), "role")).isEmpty();
        assertThat(RoleClaim.roles(Map.of("role", 1), "role")).isEmpty();
        assertThat(RoleClaim.roles(Map.of("role", Map.of("ADMIN", true)), "role"))
                .isEmpty();
        assertThat(RoleClaim.roles(Map.of("a", "b"), "a.b")).isEmpty();
    }
}
