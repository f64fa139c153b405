import { apiTime, ofSwarm } from './api.js';
import { bytes, duration, millis, moment, number } from './format.js';
import { html } from './html.js';
import { Mark, Nothing } from './parts.js';
import { usePolled } from './polled.js';
import { useStore } from './store.js';

const WELL = 'Cache is healthy and operating normally';

/** How the figures got here: each hop, the cache, and what to do about it. Always of now. */
export function Pipeline() {
  const { swarm, at } = useStore((state) => state.route);
  const { data, problem } = usePolled(ofSwarm(swarm, '/cache'));
  if (!data) {
    return html`<${Nothing}>${problem || 'Asking the cache.'}<//>`;
  }
  return html`${at && html`<p class="quiet">The pipeline is shown as it is now, not as it was.</p>`}
    ${problem && html`<p class="refused" role="alert">Not renewed: ${problem}.</p>`}
    <div class="panels">
      <section aria-label="Recommendations"><h2>What to do</h2><${Recommendations} given=${data.recommendations} /></section>
      <section aria-label="Hops"><h2>Latency of each hop</h2><${Hops} /></section>
      <section aria-label="Cache"><h2>Cache</h2><${Tiers} data=${data} /></section>
      <section aria-label="Requests"><h2>Requests of this API</h2><${Hits} hits=${data.hits} /></section>
      <section aria-label="Refreshes"><h2>Refreshes</h2><${Refreshes} refresh=${data.refresh} /></section>
      <section aria-label="Calls"><h2>Calls to the engine</h2><${Calls} /></section>
    </div>`;
}

function Recommendations({ given }) {
  return html`<ul class="plain">
    ${given.map((words) => html`<li><${Mark} level=${words === WELL ? 'good' : 'warn'} />${words}</li>`)}
  </ul>`;
}

/** By three clocks: the producer's, the sink's and the api's. */
function Hops() {
  const live = useStore((state) => state.live);
  if (!live || live.error || !live.cache_info.cached_at) {
    return html`<p class="quiet">Nothing has come through.</p>`;
  }
  const begun = Date.parse(live.collected_at);
  const collected = Date.parse(live.performance_metrics.refresh_timestamp);
  const cached = Date.parse(live.cache_info.cached_at);
  const arrived = apiTime(live.arrivedAt);
  return html`<${Pairs}
    pairs=${[
      ['Engine to producer', millis(Math.max(0, collected - begun))],
      ['Producer to cache, over Kafka', millis(Math.max(0, cached - collected))],
      ['Cache to this page', live.seen ? millis(Math.max(0, arrived - cached)) : 'shown with the next snapshot'],
      ['All the way', live.seen ? millis(Math.max(0, arrived - begun)) : '–'],
    ]}
  />`;
}

function Tiers({ data }) {
  const tiers = [
    ['Primary', data.primary_cache],
    ['Backup', data.backup_cache],
  ];
  return html`<p><${Mark} level=${data.cache_status === 'available' ? 'good' : 'bad'} />Redis is ${data.cache_status}.</p>
    <div class="scroll" tabindex="0" role="group" aria-label="Tiers"><table aria-label="Tiers of the cache">
      <thead><tr><th scope="col">Tier</th><th scope="col">Key</th><th scope="col">Age</th><th scope="col">Expires in</th></tr></thead>
      <tbody>
        ${tiers.map(
          ([name, tier]) => html`<tr>
            <td>${name}</td>
            <td><code>${tier.key}</code></td>
            <td>${tier.age_seconds === null ? '–' : duration(tier.age_seconds * 1000)}</td>
            <td>${expiry(tier)}</td>
          </tr>`,
        )}
      </tbody>
    </table></div>`;
}

function expiry({ exists, ttl_seconds: seconds }) {
  return !exists ? 'not there' : seconds < 0 ? 'never' : duration(seconds * 1000);
}

function Hits({ hits }) {
  return html`<${Pairs}
    pairs=${[
      ['From the primary', hits.primary.toLocaleString('en')],
      ['From the backup', `${hits.backup.toLocaleString('en')} (${number(hits.backup_percent)} %)`],
      ['With nothing to give', hits.unavailable.toLocaleString('en')],
      ['Answered with data', hits.primary + hits.backup + hits.unavailable > 0 ? `${number(hits.hit_rate_percent)} %` : '–'],
      ['Counted since', moment(hits.since)],
    ]}
  />`;
}

function Refreshes({ refresh }) {
  const took = refresh.refresh_duration_seconds;
  return html`<${Pairs}
    pairs=${[
      ['Last good one', refresh.last_success_at ? moment(refresh.last_success_at) : '–'],
      ['It took', took === null ? '–' : millis(took * 1000)],
      ['Failed in a row', refresh.consecutive_failures],
      ['Last error', refresh.last_error ?? '–'],
      ['Silent since', refresh.silent_since ? moment(refresh.silent_since) : '–'],
    ]}
  />`;
}

function Calls() {
  const calls = useStore((state) => state.live?.performance_metrics.calls) ?? [];
  return html`<${Pairs}
    pairs=${calls.map((call) => [call.call, `${millis(call.duration_seconds * 1000)}, ${bytes(call.bytes)}, ${call.items} items`])}
  />`;
}

function Pairs({ pairs }) {
  return html`<dl class="pairs">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
