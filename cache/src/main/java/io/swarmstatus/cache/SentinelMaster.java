package io.swarmstatus.cache;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.HostAndPortMapper;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks Sentinels which Redis is the master, anew for each connection. After a fail-over the connections to the old one are
 * broken, or cut by the Sentinels: the next ones lead to the new one, without anybody who has to listen.
 */
final class SentinelMaster implements HostAndPortMapper {

    private final List<HostAndPort> sentinels;
    private final String name;
    private final JedisClientConfig stranger;
    private final JedisClientConfig user;
    private final AtomicInteger answering = new AtomicInteger();

    /**
     * @param stranger how to talk to a Sentinel
     * @param user how to talk to one that asks who it is
     */
    SentinelMaster(List<HostAndPort> sentinels, String name, JedisClientConfig stranger, JedisClientConfig user) {
        this.sentinels = sentinels;
        this.name = name;
        this.stranger = stranger;
        this.user = user;
    }

    /** The one that answered last is asked first. */
    @Override
    public HostAndPort getHostAndPort(HostAndPort any) {
        var failure = new JedisConnectionException(
                "no Sentinel of " + RedisAddress.shown(sentinels) + " tells where the master \"" + name + "\" is");
        var first = answering.get();
        for (int i = 0; i < sentinels.size(); i++) {
            var position = (first + i) % sentinels.size();
            try {
                var master = ask(sentinels.get(position));
                answering.set(position);
                return master;
            } catch (JedisException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private HostAndPort ask(HostAndPort sentinel) {
        try {
            return ask(sentinel, stranger);
        } catch (JedisDataException e) {
            if (!String.valueOf(e.getMessage()).startsWith("NOAUTH")) {
                throw e;
            }
            return ask(sentinel, user);
        }
    }

    private HostAndPort ask(HostAndPort sentinel, JedisClientConfig as) {
        var question = new CommandArguments(Protocol.Command.SENTINEL)
                .add("GET-MASTER-ADDR-BY-NAME")
                .add(name);
        try (var connection = new Connection(sentinel, as)) {
            var answer = connection.executeCommand(question);
            if (answer == null) {
                throw new JedisConnectionException(sentinel + " knows no master of this name");
            }
            var address = BuilderFactory.STRING_LIST.build(answer);
            return new HostAndPort(address.getFirst(), Integer.parseInt(address.getLast()));
        }
    }
}
