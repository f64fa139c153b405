import { percent, plural } from './format.js';
import { html, useMemo } from './html.js';
import { Bar, Mark, Nothing } from './parts.js';
import { refine } from './route.js';
import { Search } from './search.js';
import { shown, useStore } from './store.js';
import { sorted, Table } from './table.js';
import { isDegraded } from './verdict.js';

/** What lacks most comes first. */
const urgency = (service) => (!isDegraded(service) ? 3 : service.running === 0 ? 0 : 1);
const level = (service) => ['bad', 'warn', 'warn', 'good'][urgency(service)];
const share = (service) => percent(service.running, service.desired);
const isJob = (service) => service.mode.endsWith('-job');

/** @type {import('./table.js').Column[]} */
const COLUMNS = [
  { key: 'name', label: 'Service', by: (service) => service.name, kind: 'name', cell: (service) => html`<${Name} service=${service} />` },
  { key: 'running', label: 'Running', by: share, kind: 'usage', cell: (service) => html`<${Running} service=${service} />` },
  { key: 'stack', label: 'Stack', by: (service) => service.stack ?? '', kind: 'minor', cell: (service) => service.stack },
  { key: 'mode', label: 'Mode', by: (service) => service.mode, kind: 'minor', cell: (service) => service.mode },
  { key: 'image', label: 'Image', by: (service) => service.image ?? '', kind: 'image', cell: (service) => service.image },
  { key: 'update', label: 'Last update', by: (service) => service.update_state ?? '', kind: 'update', cell: update },
];

export function Services() {
  const services = useStore((state) => shown(state)?.services) ?? [];
  const { q = '', sort = '', only = '' } = useStore((state) => state.route.params);
  const rows = useMemo(() => order(services.filter((service) => passes(service, only) && matches(service, q)), sort), [services, q, sort, only]);
  const degraded = services.filter(isDegraded).length;
  return html`<div class="controls">
      <${Search} label="Search services" value=${q} />
      <div class="choice" role="group" aria-label="Which services">
        <button type="button" aria-pressed=${only === ''} onClick=${() => refine({ only: '' })}>All</button>
        <button type="button" aria-pressed=${only === 'degraded'} onClick=${() => refine({ only: 'degraded' })}>
          Degraded (${degraded})
        </button>
      </div>
      <p class="found" role="status">
        ${rows.length === services.length ? plural(rows.length, 'service') : `${rows.length} of ${plural(services.length, 'service')}`}
      </p>
    </div>
    ${rows.length > 0
      ? html`<${Table} label="Services" columns=${COLUMNS} rows=${rows} order=${sort} rowClass=${rowClass} />`
      : html`<${Nothing}>${services.length > 0 ? 'No service matches.' : 'There is no service to show.'}<//>`}`;
}

function order(services, sort) {
  return sort ? sorted(services, COLUMNS, sort) : services.toSorted((one, other) => urgency(one) - urgency(other));
}

const passes = (service, only) => only !== 'degraded' || isDegraded(service);

function matches(service, query) {
  const text = [service.name, service.stack, service.mode, service.image, service.update_state].join(' ').toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

const rowClass = (service) => ['trouble', 'idle', 'idle', ''][urgency(service)];

function Name({ service }) {
  return html`<${Mark} level=${level(service)} /><strong>${service.name}</strong>`;
}

function Running({ service }) {
  const { name, running, desired } = service;
  const text = isJob(service) ? `${running} running` : `${running} of ${desired}`;
  const more = isJob(service) ? `, ${desired} left to do` : desired > running ? `, ${desired - running} missing` : '';
  return html`<${Bar} label="Tasks of ${name}" text=${text} more=${more} share=${share(service)} calm />`;
}

const UPDATES = { updating: 'warn', paused: 'bad', rollback_started: 'warn', rollback_paused: 'bad' };

function update({ update_state: state }) {
  const words = state?.replaceAll('_', ' ');
  return UPDATES[state] ? html`<span class="tag ${UPDATES[state]}">${words}</span>` : words;
}
