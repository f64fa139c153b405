package io.swarmstatus.contract;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why bytes were refused, in one short line that begins with the field: {@code nodes[2].cpu_count: must be a number}.
 *
 * <p>In the contract's words and not in Jackson's, which speak of Java classes and of Jackson's settings.
 */
final class Refusal {

    private static final int LONGEST = 300;

    private Refusal() {}

    static String reason(IOException e) {
        var path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        var reason = e instanceof ValueInstantiationException refused && refused.getCause() != null
                ? join(path, ".", refused.getCause().getMessage())
                : join(path, ": ", problem(e));
        var line = reason.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String join(String path, String separator, @Nullable String rest) {
        return path.isEmpty() ? String.valueOf(rest) : path + separator + rest;
    }

    private static String problem(IOException e) {
        return switch (e) {
            case InvalidNullException missing -> "missing or null";
            case InvalidFormatException word when word.getTargetType().isEnum() -> unknown(word.getValue());
            case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType());
            case JsonMappingException inside when inside.getCause() instanceof IOException cause -> problem(cause);
            case InputCoercionException outside -> "out of range";
            case JsonParseException broken -> "broken JSON" + position(broken);
            case StreamConstraintsException limit -> "nested too deep, or a name or number too long";
            default -> e.toString();
        };
    }

    private static String unknown(Object word) {
        return "\"" + word + "\" is not known";
    }

    private static String expected(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "an integer";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "an instant in UTC, such as 2026-01-15T10:30:00.123Z";
        }
        if (type == String.class || type.isEnum()) {
            return "a string";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String position(JsonParseException e) {
        var at = e.getLocation();
        return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
