package io.swarmstatus.replay;

/**
 * Colours, or none.
 *
 * @param on whether there are any
 */
record Style(boolean on) {

    String bold(String text) {
        return styled("1", text);
    }

    String good(String text) {
        return styled("32", text);
    }

    String warning(String text) {
        return styled("33", text);
    }

    String bad(String text) {
        return styled("31", text);
    }

    private String styled(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Text from elsewhere, without what a terminal would take for a command. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
