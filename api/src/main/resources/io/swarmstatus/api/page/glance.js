import { apiTime } from './api.js';
import { cpus, duration, gib, moment, percent, time } from './format.js';
import { html, useLayoutEffect } from './html.js';
import { Bar, Mark } from './parts.js';
import { link } from './route.js';
import { shown, useNow, useStore } from './store.js';
import { ofFigures, verdict } from './verdict.js';

const TIERS = { cached: 'primary cache', backup_cache: 'backup cache', cache_unavailable: 'no cache', history: 'topic' };

/** How the swarm is, at a glance. */
export function Glance() {
  const status = useStore(shown);
  const past = useStore((state) => state.past);
  const connection = useStore((state) => state.connection);
  const now = useNow();
  const { level, words } = headline({ status, past, connection, now });
  return html`<section class="glance ${level}${past ? ' past' : ''}" aria-label="At a glance" aria-busy=${Boolean(past?.loading)}>
    <div class="verdict">
      <h1><${Mark} level=${level} />${past && `${moment(past.at)}: `}${words}</h1>
      <p class="unseen" role="status">${past && `${moment(past.at)}: `}${news(words)}</p>
      <p class="origin">${origin({ status, past, connection, now })}</p>
    </div>
    ${status && !status.error && html`<${Figures} status=${status} />`}
  </section>`;
}

function headline({ status, past, connection, now }) {
  if (past) {
    return status ? then(status, past, apiTime(now)) : { level: 'none', words: past.problem || 'loading' };
  }
  if (connection.phase === 'lost') {
    return { level: 'bad', words: lost(connection) + showing(status, now) };
  }
  if (connection.phase === 'connecting' && status) {
    return { level: 'none', words: `Connecting${showing(status, now)}` };
  }
  return status ? verdict(status, apiTime(now)) : { level: 'none', words: 'Connecting' };
}

const showing = (status, now) => (status && !status.error ? `, showing data ${ageOf(status, now)} old` : '');

/** What it is to be without a status, in words: an api that answers is not lost. */
function lost({ status }) {
  return status === 404 ? 'No such swarm' : status ? 'The API refuses' : 'Connection lost';
}

/** How it was, as far as was known: where nothing had come for some intervals, nobody could tell. */
function then(status, { at, loading }, now) {
  if (loading) {
    return { level: 'none', words: 'loading' };
  }
  const figures = ofFigures(status);
  const before = Math.min(Date.parse(at), now) - Date.parse(status.collected_at);
  const known = before <= Math.max(60_000, 2_500 * status.refresh_interval_seconds);
  return known ? figures : { level: figures.level === 'good' ? 'warn' : figures.level, words: `last known ${duration(before)} before: ${figures.words}` };
}

/** What is read out when it changes: not an age that ticks. */
const news = (words) => words.replace(/,? ?showing data .*$/i, '') || 'Showing old data';

/** How old what is shown is, and where it comes from. */
function origin({ status, past, connection, now }) {
  if (connection.phase === 'lost' && !past) {
    return `For ${duration(now - connection.since)}: ${connection.reason}. Trying again.`;
  }
  if (!status) {
    return past ? 'Reading the topic' : 'Asking the api';
  }
  if (status.error) {
    return status.error_detail ? `${status.error}: ${status.error_detail}` : status.error;
  }
  if (past) {
    const before = Date.parse(past.at) - Date.parse(status.collected_at);
    return `As collected ${moment(status.collected_at)}, ${duration(before)} before. From the topic.`;
  }
  const by = status.collected_by?.hostname;
  const at = time(status.collected_at);
  const from = `${ageOf(status, now)} old, from the ${TIERS[status.cache_info.source]}.`;
  return `${from} Collected ${at}${by ? ` by ${by}` : ''}.${failure(status.cache_info.refresh)}`;
}

/** Why there is nothing newer, with all that is known of it. */
const failure = (refresh) => (refresh?.consecutive_failures > 0 && refresh.last_error ? ` Then failed: ${refresh.last_error}.` : '');

const ageOf = (status, now) => duration(apiTime(now) - Date.parse(status.collected_at));

function Figures({ status }) {
  useLayoutEffect(() => void performance.mark('figures'), []); // for who measures how long a visitor waits
  const { nodes, services, quorum, tasks } = status;
  const ready = nodes.filter((node) => node.state === 'ready').length;
  const full = services.filter((service) => service.running >= service.desired || service.mode.endsWith('-job')).length;
  return html`<dl class="figures">
    <div><dt>Nodes ready</dt><dd>${ready}<small> of ${nodes.length}</small></dd></div>
    <div><dt>Managers</dt><dd>${quorum.reachable}<small> of ${quorum.managers}, ${spare(quorum)}</small></dd></div>
    <div>
      <dt>Services complete</dt>
      <dd><a href=${link({ view: 'services' })}>${full}</a><small> of ${services.length}</small></dd>
    </div>
    <div><dt>Tasks running</dt><dd>${tasks.running}<small>${pending(tasks)}</small></dd></div>
    <${Reserved} nodes=${nodes} />
  </dl>`;
}

const pending = (tasks) => (tasks.pending > 0 ? `, ${tasks.pending} pending` : '');

function spare({ spare: left }) {
  return left > 0 ? `${left} more may fail` : 'none may fail';
}

function Reserved({ nodes }) {
  const sum = (figure) => nodes.reduce((total, node) => total + node.resource_usage[figure], 0);
  const cpu = { used: sum('used_cpu_nanos'), free: sum('available_cpu_nanos') };
  const memory = { used: sum('used_memory_bytes'), free: sum('available_memory_bytes') };
  const of = ({ used, free }, format, unit) => `${format(used)} of ${format(used + free)} ${unit}`;
  return html`
    <div class="wide">
      <dt>CPU reserved</dt>
      <dd><${Bar} label="CPU reserved" text=${of(cpu, cpus, 'CPUs')} share=${percent(cpu.used, cpu.used + cpu.free)} /></dd>
    </div>
    <div class="wide">
      <dt>Memory reserved</dt>
      <dd>
        <${Bar} label="Memory reserved" text=${of(memory, gib, 'GiB')} share=${percent(memory.used, memory.used + memory.free)} />
      </dd>
    </div>`;
}

/** Whether what is shown follows the swarm. */
export function Link() {
  const connection = useStore((state) => state.connection);
  const { phase } = connection;
  const past = useStore((state) => state.past);
  const words = past ? 'Past' : { connecting: 'Connecting', live: 'Live', polling: 'Polling', lost: lost(connection) }[phase];
  const level = past ? 'none' : { connecting: 'none', live: 'good', polling: 'warn', lost: 'bad' }[phase];
  return html`<span class="phase ${level}" role="status"><${Mark} level=${level} />${words}</span>`;
}

