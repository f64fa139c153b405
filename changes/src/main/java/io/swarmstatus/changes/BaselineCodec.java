package io.swarmstatus.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * A baseline as JSON and back, whole or in its parts, for whoever keeps it; nobody else reads that. Safe for use by many
 * threads.
 */
public final class BaselineCodec {

    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The baseline as JSON in UTF-8; equal ones give equal bytes. */
    public byte[] encode(Baseline baseline) {
        return json(baseline);
    }

    /** One node of it, likewise. */
    public byte[] encode(NodeBaseline node) {
        return json(node);
    }

    /** One service of it, likewise. */
    public byte[] encode(ServiceBaseline service) {
        return json(service);
    }

    /**
     * The baseline in these bytes.
     *
     * @throws UncheckedIOException where they were not written by {@link #encode}
     */
    public Baseline decode(byte[] json) {
        return read(json, Baseline.class);
    }

    /** The node in these bytes, likewise. */
    public NodeBaseline decodeNode(byte[] json) {
        return read(json, NodeBaseline.class);
    }

    /** The service in these bytes, likewise. */
    public ServiceBaseline decodeService(byte[] json) {
        return read(json, ServiceBaseline.class);
    }

    private byte[] json(Object part) {
        try {
            return mapper.writeValueAsBytes(part);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a baseline could not be encoded", e);
        }
    }

    private <T> T read(byte[] json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("no baseline", e);
        }
    }

    private static final class InstantReader extends FromStringDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }
}
