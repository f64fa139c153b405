import { apiTime } from './api.js';
import { levelOf } from './changes.js';
import { moment, plural, shortTime } from './format.js';
import { html, useMemo } from './html.js';
import { go, replace } from './route.js';
import { useNow, useStore } from './store.js';

export const SPANS = [
  ['1h', 'hour', 3_600_000],
  ['6h', '6 hours', 6 * 3_600_000],
  ['24h', 'day', 24 * 3_600_000],
  ['7d', '7 days', 7 * 24 * 3_600_000],
];

const STEPS = 720;
const BINS = 180;
const TICKS = 6;
const RANK = { none: 0, good: 1, warn: 2, bad: 3 };

/** How much of the past the strip shows, in ms. */
export const spanOf = (key) => (SPANS.find(([name]) => name === key) ?? SPANS[1])[2];

/** Where the last span of time begins, by the api's clock; it moves on every ten seconds. */
export const useBegin = (span) => Math.floor(apiTime(useNow()) / 10_000) * 10_000 - span;

/** The last hours, what changed in them, and a slider that takes the whole page back. */
export function Strip() {
  const span = spanOf(useStore((state) => state.route.span));
  const at = useStore((state) => state.route.at);
  const { items, loaded, problem, cut } = useStore((state) => state.changes);
  const begin = useBegin(span);
  const recent = useMemo(() => since(items, begin), [items, begin]);
  const bins = useMemo(() => binned(recent, begin, span), [recent, begin, span]);
  const step = at ? Math.round(((Date.parse(at) - begin) / span) * STEPS) : STEPS;
  const slide = (event) => {
    const value = Number(event.target.value);
    replace({ at: value >= STEPS ? '' : new Date(begin + (value / STEPS) * span).toISOString().replace(/\.\d+/, '') });
  };
  return html`<section class="strip" aria-label="Time">
    <div class="line">
      <svg viewBox="0 0 ${BINS} 10" preserveAspectRatio="none" aria-hidden="true">
        ${bins.map(({ bin, level, count }) => {
          const height = Math.min(10, 4 + 2 * Math.log2(count));
          return html`<rect class=${level} x=${bin} y=${10 - height} width="0.8" height=${height} />`;
        })}
      </svg>
      <input
        type="range"
        min="0"
        max=${STEPS}
        value=${Math.max(0, Math.min(STEPS, step))}
        aria-label="Moment that is shown"
        aria-valuetext=${at ? moment(at) : 'now'}
        onInput=${slide}
      />
    </div>
    <div class="scale" aria-hidden="true">${ticks(begin, span).map((tick) => html`<span>${tick}</span>`)}</div>
    <div class="legend">
      <p>${told({ items: recent, loaded, problem, cut }, label(span))}</p>
      ${at && html`<button type="button" class="back" onClick=${() => go({ at: '' })}>Back to now</button>`}
      <label>Last <select value=${key(span)} onChange=${(event) => replace({ span: event.target.value })}>
        ${SPANS.map(([name, words]) => html`<option value=${name} selected=${name === key(span)}>${words}</option>`)}
      </select></label>
    </div>
  </section>`;
}

function told({ items, loaded, problem, cut }, span) {
  if (problem) {
    return `No changes: ${problem}.`;
  }
  return loaded ? `${plural(items.length, 'change')}${cut ? ' or more' : ''} in the last ${span}.` : 'Reading the changes.';
}

/** The changes from then on. */
export const since = (items, begin) => items.filter((change) => Date.parse(change.changed_at) >= begin);

const key = (span) => SPANS.find(([, , ms]) => ms === span)[0];
const label = (span) => SPANS.find(([, , ms]) => ms === span)[1];

function binned(items, begin, span) {
  const bins = new Map();
  for (const change of items) {
    const bin = Math.floor(((Date.parse(change.changed_at) - begin) / span) * BINS);
    if (bin >= 0 && bin < BINS) {
      const known = bins.get(bin) ?? { bin, level: 'none', count: 0 };
      const level = levelOf(change);
      bins.set(bin, { bin, level: RANK[level] > RANK[known.level] ? level : known.level, count: known.count + 1 });
    }
  }
  return [...bins.values()];
}

function ticks(begin, span) {
  const format = span > 86_400_000 ? (at) => moment(at).replace(/, .*| .*/, '') : shortTime;
  return [...Array(TICKS)].map((_, number) => format(begin + (number * span) / TICKS)).concat('now');
}
