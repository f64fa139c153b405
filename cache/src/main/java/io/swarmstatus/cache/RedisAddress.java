package io.swarmstatus.cache;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Where a Redis is and who one is there: {@code redis[s]://[[user]:password@]host[:port][/database]}, or where Sentinels
 * know which of several is the master: {@code redis[s]-sentinel://[[user]:password@]host[:port][,…][/database]?master=name}.
 *
 * @param user null for the default user
 * @param password null where none is needed
 * @param hosts the Redis, or the Sentinels
 * @param master the name by which the Sentinels know the master; null where there are none
 */
record RedisAddress(
        boolean tls,
        @Nullable String user,
        @Nullable String password,
        List<HostAndPort> hosts,
        int database,
        @Nullable String master) {

    private static final int DEFAULT_PORT = 6379;
    private static final int DEFAULT_SENTINEL_PORT = 26_379;
    private static final String SENTINEL = "-sentinel";

    private static final Pattern SCHEME = Pattern.compile("redis(?<tls>s?)(?<sentinel>-sentinel)?");

    /**
     * Java's own {@link URI#getHost} knows no host with an underscore, which is how a stack names its services, and no list
     * of hosts; hence the authority is taken apart here.
     */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^:@]*)(?::(?<password>.*))?@)?(?<hosts>[^@]+)");

    private static final Pattern HOST = Pattern.compile("(?<host>\\[[^]]+]|[^:@\\[\\]]+)(?::(?<port>\\d{1,5}))?");
    private static final Pattern DATABASE = Pattern.compile("/?(?<number>\\d{0,6})");
    private static final Pattern MASTER = Pattern.compile("master=(?<name>[A-Za-z0-9._-]+)");

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without the password
     */
    static RedisAddress of(URI url) {
        var scheme = SCHEME.matcher(String.valueOf(url.getScheme()));
        require(scheme.matches(), "begin with redis://, rediss://, redis-sentinel:// or rediss-sentinel://");
        var bySentinel = scheme.group("sentinel") != null;
        var authority = AUTHORITY.matcher(url.getRawAuthority() == null ? "" : url.getRawAuthority());
        require(authority.matches(), "name a host, as in redis://user:password@host:6379/0");
        var user = decoded(authority.group("user"));
        var password = decoded(authority.group("password"));
        require(user == null || password != null, "have a colon before the password, as in redis://:password@host");
        var hosts = Stream.of(authority.group("hosts").split(",", -1))
                .map(host -> host(host, bySentinel ? DEFAULT_SENTINEL_PORT : DEFAULT_PORT))
                .toList();
        require(bySentinel || hosts.size() == 1, "name one host; several are for redis-sentinel://");
        var database = DATABASE.matcher(url.getRawPath());
        require(database.matches(), "have nothing but the number of a database as its path");
        require(url.getRawFragment() == null, "have no fragment");
        return new RedisAddress(
                !scheme.group("tls").isEmpty(),
                user,
                password,
                hosts,
                number(database.group("number"), 0),
                master(bySentinel, url.getRawQuery()));
    }

    /** For messages and logs: without the password. */
    @Override
    public String toString() {
        var credentials = password == null ? "" : (user == null ? "" : user) + ":***@";
        var scheme = (tls ? "rediss" : "redis") + (master == null ? "" : SENTINEL) + "://";
        var query = master == null ? "" : "?master=" + master;
        return scheme + credentials + shown(hosts) + "/" + database + query;
    }

    static String shown(List<HostAndPort> hosts) {
        return hosts.stream()
                .map(host -> (host.getHost().contains(":") ? "[" + host.getHost() + "]" : host.getHost()) + ":"
                        + host.getPort())
                .collect(Collectors.joining(","));
    }

    private static HostAndPort host(String text, int defaultPort) {
        var host = HOST.matcher(text);
        require(host.matches(), "name a host, as in redis://user:password@host:6379/0");
        var port = number(host.group("port"), defaultPort);
        require(port > 0 && port <= 65_535, "have a port from 1 to 65535");
        return new HostAndPort(host.group("host").replaceAll("[\\[\\]]", ""), port);
    }

    private static @Nullable String master(boolean bySentinel, @Nullable String query) {
        if (!bySentinel) {
            require(query == null, "have no query");
            return null;
        }
        var master = MASTER.matcher(query == null ? "" : query);
        require(
                master.matches(),
                "name the master as the Sentinels do, as in redis-sentinel://host:26379/0?master=mymaster");
        return master.group("name");
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
