package io.swarmstatus.cache;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is and who one is there: {@code redis[s]://[[user]:password@]host[:port][/database]}.
 *
 * @param user null for the default user
 * @param password null where none is needed
 */
record RedisAddress(
        boolean tls, @Nullable String user, @Nullable String password, String host, int port, int database) {

    private static final int DEFAULT_PORT = 6379;

    /**
     * Java's own {@link URI#getHost} knows no host with an underscore, which is how a stack names its services; hence
     * the authority is taken apart here.
     */
    private static final Pattern AUTHORITY = Pattern.compile(
            "(?:(?<user>[^:@]*)(?::(?<password>.*))?@)?(?<host>\\[[^]]+]|[^:@\\[\\]]+)(?::(?<port>\\d{1,5}))?");

    private static final Pattern DATABASE = Pattern.compile("/?(?<number>\\d{0,6})");

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without the password
     */
    static RedisAddress of(URI url) {
        var tls = "rediss".equals(url.getScheme());
        require(tls || "redis".equals(url.getScheme()), "begin with redis:// or rediss://");
        var authority = AUTHORITY.matcher(url.getRawAuthority() == null ? "" : url.getRawAuthority());
        require(authority.matches(), "name a host, as in redis://user:password@host:6379/0");
        var database = DATABASE.matcher(url.getRawPath());
        require(database.matches(), "have nothing but the number of a database as its path");
        require(url.getRawQuery() == null && url.getRawFragment() == null, "have no query and no fragment");
        var port = number(authority.group("port"), DEFAULT_PORT);
        require(port > 0 && port <= 65_535, "have a port from 1 to 65535");
        return new RedisAddress(
                tls,
                decoded(authority.group("user")),
                decoded(authority.group("password")),
                authority.group("host").replaceAll("[\\[\\]]", ""),
                port,
                number(database.group("number"), 0));
    }

    /** For messages and logs: without the password. */
    @Override
    public String toString() {
        var credentials = password == null ? "" : (user == null ? "" : user) + ":***@";
        var bracketed = host.contains(":") ? "[" + host + "]" : host;
        return (tls ? "rediss://" : "redis://") + credentials + bracketed + ":" + port + "/" + database;
    }

    private static @Nullable String decoded(@Nullable String part) {
        return part == null || part.isEmpty()
                ? null
                : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null || digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }

    private static void require(boolean valid, String whatItMust) {
        if (!valid) {
            throw new IllegalArgumentException("the URL of Redis must " + whatItMust);
        }
    }
}
