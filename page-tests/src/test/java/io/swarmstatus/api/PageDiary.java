package io.swarmstatus.api;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All that a page has shown since it was begun, as the page itself noticed it: each state once, however short it lasted. */
record PageDiary(Page page) {

    /**
     * What was shown from a moment on.
     *
     * @param words the headline
     * @param leader the hostname of the node that is marked as leader; empty without
     * @param down the hostnames of the nodes that are told to be down, one after the other
     * @param nodes how many are shown
     */
    record Entry(Instant at, String words, String leader, String down, int nodes) {

        /** Without the age of what is shown, which ticks. */
        String calmWords() {
            return words.replaceAll("\\d+ (s|min) old", "… old");
        }
    }

    /** From now on it is kept; lost with the page, if that is loaded again. */
    static PageDiary of(Page page) {
        page.evaluate("""
            () => {
              const text = (node) => node?.textContent.trim() ?? '';
              const names = (rows) => [...rows].map((row) => text(row.querySelector('td.name strong'))).join(' ');
              window.diary = [];
              const look = () => {
                const rows = [...document.querySelectorAll('main tbody tr:not(.gap)')];
                const entry = {
                  words: text(document.querySelector('h1')),
                  leader: names(rows.filter((row) => row.querySelector('.tag.leader'))),
                  down: names(rows.filter((row) => /^down/.test(text(row.querySelector('td.state'))))),
                  nodes: rows.length,
                };
                const { at, ...last } = window.diary.at(-1) ?? {};
                if (JSON.stringify(last) !== JSON.stringify(entry)) {
                  window.diary.push({ ...entry, at: performance.timeOrigin + performance.now() });
                }
              };
              look();
              new MutationObserver(look).observe(document.getElementById('app'),
                { subtree: true, characterData: true, childList: true, attributes: true });
            }\
            """);
        return new PageDiary(page);
    }

    /** Empty if the page was loaded again. */
    List<Entry> entries() {
        return ((List<?>) page.evaluate("window.diary ?? []"))
                .stream().map(entry -> entry((Map<?, ?>) entry)).toList();
    }

    private static Entry entry(Map<?, ?> told) {
        return new Entry(
                Instant.ofEpochMilli(number(told, "at")),
                String.valueOf(told.get("words")),
                String.valueOf(told.get("leader")),
                String.valueOf(told.get("down")),
                Math.toIntExact(number(told, "nodes")));
    }

    private static long number(Map<?, ?> told, String key) {
        return told.get(key) instanceof Number number ? number.longValue() : 0;
    }
}
