package io.swarmstatus.standalone;

import io.swarmstatus.service.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** A Redis that lets in the users of {@code docs/redis.md}, made by the lines that stand there, and nobody else. */
final class LockedRedis implements AutoCloseable {

    private static final Path DOCUMENT = Path.of("..", "docs", "redis.md");
    private static final Pattern USER = Pattern.compile("ACL SETUSER swarm-status-([a-z]+) ");
    private static final String ADMIN_PASSWORD = "secret-of-the-redis-admin";

    private final EmbeddedRedis redis;
    private final String address;
    private final RedisClient admin;

    private LockedRedis(EmbeddedRedis redis, String address, RedisClient admin) {
        this.redis = redis;
        this.address = address;
        this.admin = admin;
    }

    static LockedRedis start(Path directory) {
        var port = LoopbackPort.next();
        var redis = EmbeddedRedis.start(directory, port);
        try (var anybody = RedisClient.create("127.0.0.1", port)) {
            command(anybody, "ACL SETUSER admin on >" + ADMIN_PASSWORD + " ~* &* +@all");
            command(anybody, "ACL SETUSER default off");
        }
        var who = DefaultJedisClientConfig.builder()
                .user("admin")
                .password(ADMIN_PASSWORD)
                .build();
        var admin = RedisClient.builder()
                .hostAndPort(new HostAndPort("127.0.0.1", port))
                .clientConfig(who)
                .build();
        return new LockedRedis(redis, "127.0.0.1:" + port, admin);
    }

    /** What a part is told. */
    String url(String part, String password) {
        return "redis://swarm-status-" + part + ":" + password + "@" + address;
    }

    /** From now on these are the passwords of the parts. */
    void setPasswords(Map<String, String> passwords) throws IOException {
        for (var line : Files.readAllLines(DOCUMENT)) {
            var user = USER.matcher(line);
            // one of the users is for people, and has no password here
            var password = user.lookingAt() ? passwords.get(user.group(1)) : null;
            if (password != null) {
                command(admin, line.replace("PASSWORD", password));
            }
        }
    }

    /** All that it holds, as text. */
    String values() {
        return admin.keys("*").stream()
                .map(key -> key + " "
                        + switch (admin.type(key)) {
                            case "hash" -> admin.hgetAll(key);
                            case "zset" -> admin.zrange(key, 0, -1);
                            default -> admin.get(key);
                        })
                .collect(Collectors.joining("\n"));
    }

    private static void command(RedisClient redis, String line) {
        var words = List.of(line.split(" ", -1));
        var command = new CommandArguments(Protocol.Command.valueOf(words.getFirst()));
        words.stream().skip(1).forEach(command::add);
        redis.executeCommand(command);
    }

    @Override
    public void close() throws IOException {
        admin.close();
        redis.close();
    }
}
