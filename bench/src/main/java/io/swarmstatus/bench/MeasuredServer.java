package io.swarmstatus.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A server of a status under measurement.
 *
 * @param questions what it is asked; not all servers answer every kind
 * @param isRight whether the body of an answer that is not 304 is what it has to be
 */
record MeasuredServer(String name, int port, Map<Ask, Question> questions, Predicate<HttpAnswer> isRight) {

    private static final int OK = 200;
    private static final int NOT_MODIFIED_STATUS = 304;

    /** {@code Age} and the like have more digits at one time than at another. */
    private static final double SIZE_TOLERANCE = 0.03;

    Optional<Question> question(Ask ask) {
        return Optional.ofNullable(questions.get(ask));
    }

    /**
     * Looks at one answer.
     *
     * @throws MisreadException if it is wrong
     */
    HttpAnswer verified(Ask ask) throws IOException {
        var question = question(ask).orElseThrow();
        var answer = HttpAnswer.to(question, port);
        var right = ask == Ask.NOT_MODIFIED
                ? answer.status() == NOT_MODIFIED_STATUS
                : answer.status() == OK
                        && isRight.test(answer)
                        && (ask == Ask.GZIP) == answer.headers().containsKey("content-encoding");
        if (!right) {
            throw new MisreadException(
                    name, List.of("a wrong answer of status " + answer.status() + " to " + question));
        }
        return answer;
    }

    /**
     * Holds what was counted against an answer that was right: none may have failed, and none been much longer or shorter.
     *
     * @throws MisreadException if it is otherwise
     */
    void require(HttpAnswer answer, WrkReport counted) {
        if (counted.requests() == 0 || counted.failures() > 0) {
            throw new MisreadException(
                    name, List.of(counted.failures() + " requests failed, " + counted.requests() + " were answered"));
        }
        if (Math.abs(counted.meanSize() / answer.size() - 1) > SIZE_TOLERANCE) {
            throw new MisreadException(
                    name,
                    List.of("answers of " + Math.round(counted.meanSize()) + " bytes instead of " + answer.size()));
        }
    }
}
