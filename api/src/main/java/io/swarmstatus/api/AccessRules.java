package io.swarmstatus.api;

/**
 * Who may read what, where tokens are asked for. Only the paths that are named here may be open: whatever else there is, or
 * will be, takes the role.
 *
 * @param page the status page, which holds no data of its own
 * @param openapi the published description of the api
 * @param health where it is public, it tells no more than whether all is well
 * @param metrics the figures of the api
 */
record AccessRules(Access page, Access openapi, Access health, Access metrics) {

    /** For those who do not ask for tokens. */
    static final AccessRules OPEN = new AccessRules(Access.PUBLIC, Access.PUBLIC, Access.PUBLIC, Access.PUBLIC);

    /** @param path as the routing sees it: decoded, without dots */
    Access of(String path) {
        return switch (path) {
            case "/" -> page;
            case OpenApiHandler.PATH -> openapi;
            case ApiRouting.METRICS -> metrics;
            default -> isHealth(path) ? health : isOfPage(path) ? page : Access.ROLE;
        };
    }

    /** The page's own scripts and styles. */
    static boolean isOfPage(String path) {
        return path.startsWith(StatusPage.FILES + "/");
    }

    static boolean isHealth(String path) {
        return ApiRouting.HEALTH.contains(path);
    }
}
