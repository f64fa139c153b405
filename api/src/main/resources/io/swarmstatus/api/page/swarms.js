import { duration, plural } from './format.js';
import { html } from './html.js';
import { Mark, Nothing } from './parts.js';
import { usePolled } from './polled.js';
import { link } from './route.js';
import { useStore } from './store.js';
import { sorted, Table } from './table.js';

/** @type {import('./table.js').Column[]} */
const COLUMNS = [
  { key: 'name', label: 'Swarm', by: (swarm) => swarm.name, kind: 'name', cell: (swarm) => html`<a href=${link({ view: 'nodes', swarm: swarm.name, at: '' })}><strong>${swarm.name}</strong></a>` },
  { key: 'state', label: 'State', by: (swarm) => ['bad', 'warn', 'good'].indexOf(state(swarm)[0]), kind: 'state', cell: State },
  { key: 'age', label: 'Age', by: (swarm) => swarm.age_seconds ?? Infinity, descends: true, kind: 'count', cell: (swarm) => (swarm.age_seconds === null ? '–' : duration(swarm.age_seconds * 1000)) },
  { key: 'nodes', label: 'Nodes', by: (swarm) => swarm.total_nodes ?? 0, descends: true, kind: 'count', cell: (swarm) => swarm.total_nodes ?? '–' },
  { key: 'managers', label: 'Managers', by: (swarm) => swarm.total_managers ?? 0, descends: true, kind: 'count minor', cell: (swarm) => swarm.total_managers ?? '–' },
  { key: 'spare', label: 'To spare', by: (swarm) => swarm.spare_managers ?? -1, kind: 'count', cell: (swarm) => swarm.spare_managers ?? '–' },
  { key: 'tasks', label: 'Tasks', by: (swarm) => swarm.running_tasks ?? 0, descends: true, kind: 'count extra', cell: (swarm) => swarm.running_tasks ?? '–' },
];

/** All swarms that publish, those first that want a look. */
export function Swarms() {
  const { sort = '' } = useStore((all) => all.route.params);
  const { data, problem } = usePolled('swarms');
  if (!data) {
    return html`<${Nothing}>${problem || 'Asking the api.'}<//>`;
  }
  const rows = sorted(data.swarms.map((swarm) => ({ ...swarm, id: swarm.name })), COLUMNS, sort || 'state');
  return html`<div class="controls"><p class="found" role="status">${plural(data.total, 'swarm')}</p></div>
    ${problem && html`<p class="refused" role="alert">Not renewed: ${problem}.</p>`}
    <${Table} label="Swarms" columns=${COLUMNS} rows=${rows} order=${sort} rowClass=${(swarm) => (state(swarm)[0] === 'bad' ? 'trouble' : '')} />`;
}

function State(swarm) {
  const [level, words] = state(swarm);
  return html`<${Mark} level=${level} />${words}`;
}

/** In words, of the little that is told of each. */
function state(swarm) {
  if (swarm.silent_since) {
    return ['bad', 'Nobody publishes'];
  }
  if (swarm.error) {
    return ['bad', swarm.condition === 'no_quorum' ? 'Quorum lost' : 'No data'];
  }
  if (swarm.source === 'backup_cache') {
    return ['bad', 'Old data'];
  }
  if (swarm.cluster_conflict) {
    return ['warn', 'Two clusters under one name'];
  }
  if (swarm.consecutive_failures > 0) {
    return ['warn', `${plural(swarm.consecutive_failures, 'refresh', 'refreshes')} failed`];
  }
  return swarm.spare_managers === 0 ? ['warn', 'No spare manager'] : ['good', 'Fresh'];
}
