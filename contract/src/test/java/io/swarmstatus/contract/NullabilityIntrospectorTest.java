package io.swarmstatus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NullabilityIntrospectorTest {

    private final ObjectMapper mapper = ContractJson.mapper();

    private record Sample(
            String text,
            int number,
            List<String> list,
            Map<String, String> map,
            @Nullable String maybe) {}

    private static final class Plain {

        private final @Nullable String text;

        @JsonCreator
        Plain(@JsonProperty("text") @Nullable String text) {
            this.text = text;
        }
    }

    @Test
    void takesAnAbsentOrNullComponentThatIsMarkedNullable() throws JsonProcessingException {
        var absent = mapper.readValue("{\"text\":\"a\",\"number\":1,\"list\":[],\"map\":{}}", Sample.class);
        var explicit =
                mapper.readValue("{\"text\":\"a\",\"number\":1,\"list\":[],\"map\":{},\"maybe\":null}", Sample.class);

        assertThat(absent).isEqualTo(explicit).isEqualTo(new Sample("a", 1, List.of(), Map.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\":1,\"list\":[],\"map\":{}}",
                "{\"text\":null,\"number\":1,\"list\":[],\"map\":{}}",
                "{\"text\":\"a\",\"list\":[],\"map\":{}}",
                "{\"text\":\"a\",\"number\":null,\"list\":[],\"map\":{}}",
                "{\"text\":\"a\",\"number\":1,\"map\":{}}",
                "{\"text\":\"a\",\"number\":1,\"list\":null,\"map\":{}}",
                "{\"text\":\"a\",\"number\":1,\"list\":[null],\"map\":{}}",
                "{\"text\":\"a\",\"number\":1,\"list\":[],\"map\":{\"b\":null}}",
            })
    void refusesAnyOtherNullAndAnyOtherAbsence(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Sample.class)).isInstanceOf(InvalidNullException.class);
    }

    @Test
    void leavesAClassThatIsNoRecordAlone() throws JsonProcessingException {
        var plain = mapper.readValue("{}", Plain.class);

        assertThat(plain.text).isNull();
    }
}
