package io.swarmstatus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import io.swarmstatus.service.LoopbackPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker that takes names and passwords over TLS alone, and allows what {@code docs/kafka.md} says and nothing else. */
final class LockedKafka implements AutoCloseable {

    private static final String ADMIN = "admin";
    private static final String ADMIN_PASSWORD = "secret-of-the-admin";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required ";
    private static final ScramCredentialInfo KEPT = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final EmbeddedKafka broker;
    private final String address;
    private final TestStores stores;
    private final Admin admin;

    private LockedKafka(EmbeddedKafka broker, String address, TestStores stores) {
        this.broker = broker;
        this.address = address;
        this.stores = stores;
        this.admin = Admin.create(asAdmin());
    }

    static LockedKafka start(Path directory, TestStores stores) throws Exception {
        var port = LoopbackPort.next();
        var users = PLAIN + login(ADMIN, ADMIN_PASSWORD).replace(";", " user_admin=\"" + ADMIN_PASSWORD + "\";");
        var locks = Map.ofEntries(
                entry("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT"),
                entry("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512"),
                entry("inter.broker.listener.name", "PLAINTEXT"),
                entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                entry("listener.name.plaintext.plain.sasl.jaas.config", users),
                entry("listener.name.plaintext.scram-sha-512.sasl.jaas.config", SCRAM + ";"),
                entry("authorizer.class.name", AskedRights.class.getName()),
                entry("super.users", "User:" + ADMIN + ";User:ANONYMOUS")); // who has no name is the controller
        var properties = new HashMap<>(locks);
        properties.putAll(stores.settings());
        var kafka = new LockedKafka(EmbeddedKafka.start(directory, port, properties), "127.0.0.1:" + port, stores);
        kafka.allow(KafkaRights.ofDocument());
        return kafka;
    }

    String address() {
        return address;
    }

    /** From now on this is the user's password. */
    void setPassword(String user, String password) throws Exception {
        var change = new UserScramCredentialUpsertion(user, KEPT, password);
        done(admin.alterUserScramCredentials(List.of(change)).all());
    }

    void allow(List<AclBinding> rights) throws Exception {
        done(admin.createAcls(rights).all());
    }

    void takeAway(AclBinding right) throws Exception {
        done(admin.deleteAcls(List.of(right.toFilter())).all());
    }

    /** What a client of this user is to be told. */
    Map<String, String> client(String user, String password) {
        return tls("SCRAM-SHA-512", SCRAM + login(user, password));
    }

    /** Puts a record there that is no snapshot. */
    void publishGarbage(String topic) throws Exception {
        try (var producer = new KafkaProducer<>(asAdmin(), new StringSerializer(), new StringSerializer())) {
            done(producer.send(new ProducerRecord<>(topic, "default", "garbage")));
        }
    }

    /** All that is on all topics, as text. */
    String records() throws Exception {
        try (var consumer = new KafkaConsumer<>(asAdmin(), new StringDeserializer(), new StringDeserializer())) {
            var partitions =
                    done(admin.describeTopics(done(admin.listTopics().names())).allTopicNames()).values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(it -> new TopicPartition(topic.name(), it.partition())))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, LIMIT);
            var all = new StringBuilder();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> all.append(text(record)));
            }
            return all.toString();
        }
    }

    private static String text(ConsumerRecord<String, String> record) {
        var headers = Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .collect(Collectors.joining(",", "", "\n"));
        return record.topic() + " " + record.key() + " " + record.value() + " " + headers;
    }

    private Map<String, Object> asAdmin() {
        return Map.copyOf(tls("PLAIN", PLAIN + login(ADMIN, ADMIN_PASSWORD)));
    }

    private Map<String, String> tls(String mechanism, String login) {
        var settings = new HashMap<>(stores.settings());
        settings.put("bootstrap.servers", address);
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", mechanism);
        settings.put("sasl.jaas.config", login);
        return settings;
    }

    private static String login(String user, String password) {
        return "username=\"" + user + "\" password=\"" + password + "\";";
    }

    private static <T> T done(Future<T> answer) throws Exception {
        return answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        broker.close();
    }
}
