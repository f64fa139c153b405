package io.swarmstatus.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** How the contract's records look in JSON: snake_case, RFC 3339 instants, no value of one type taken for another. */
final class ContractJson {

    private ContractJson() {}

    static ObjectMapper mapper() {
        var instants = new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new InstantReader());
        return JsonMapper.builder()
                .addModule(instants)
                .annotationIntrospector(new NullabilityIntrospector())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /** Takes RFC 3339 text in UTC alone: Jackson's own reader would take a number for seconds since 1970. */
    private static final class InstantReader extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        /** As in the schema; {@link Instant#parse} alone would take other offsets, small letters and 24:00. */
        private static final Pattern UTC =
                Pattern.compile("\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z");

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            var text = parser.getText();
            try {
                if (UTC.matcher(text).matches()) {
                    return instant(text);
                }
            } catch (DateTimeException e) {
                // no such day: refused below, like text of another form
            }
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant in UTC");
        }

        /** By its places, which the pattern has fixed: {@link Instant#parse} takes several times as long. */
        private static Instant instant(String text) {
            var second = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19));
            return second.toInstant(ZoneOffset.UTC).plusNanos(nanos(text));
        }

        private static int nanos(String text) {
            var end = text.length() - 1;
            if (end == 19) {
                return 0;
            }
            var nanos = number(text, 20, end);
            for (var digits = end - 20; digits < 9; digits++) {
                nanos *= 10;
            }
            return nanos;
        }

        private static int number(String text, int begin, int end) {
            return Integer.parseInt(text, begin, end, 10);
        }
    }
}
