import { cpus, gib, percent, plural } from './format.js';
import { html, useMemo } from './html.js';
import { Bar, Mark, Nothing } from './parts.js';
import { refine } from './route.js';
import { shown, useStore } from './store.js';
import { Search } from './search.js';
import { sorted, Table } from './table.js';

const FILTERS = [
  ['', 'All'],
  ['managers', 'Managers'],
  ['workers', 'Workers'],
  ['trouble', 'Not in use'],
];

const LEVELS = { ready: 'good', unknown: 'warn' };

/** What wants a look comes first. */
const URGENCY = { down: 0, disconnected: 0, unknown: 1 };
const urgency = (node) => URGENCY[node.state] ?? (node.availability === 'active' ? 3 : 2);

const usage = (node) => node.resource_usage;
const cpuShare = (node) => percent(usage(node).used_cpu_nanos, usage(node).used_cpu_nanos + usage(node).available_cpu_nanos);
const memoryShare = (node) =>
  percent(usage(node).used_memory_bytes, usage(node).used_memory_bytes + usage(node).available_memory_bytes);
const labelsOf = (node) => Object.entries(node.labels).map(([name, value]) => (value ? `${name}=${value}` : name));

/** @type {import('./table.js').Column[]} */
const COLUMNS = [
  { key: 'name', label: 'Node', by: (node) => node.hostname, kind: 'name', cell: (node) => html`<${Name} node=${node} />` },
  { key: 'role', label: 'Role', by: roleOf, kind: 'role', cell: (node) => html`<${Role} node=${node} />` },
  { key: 'state', label: 'State', by: urgency, kind: 'state', cell: (node) => html`<${State} node=${node} />` },
  { key: 'cpu', label: 'CPU reserved', by: cpuShare, descends: true, kind: 'usage', cell: (node) => html`<${Cpu} node=${node} />` },
  {
    key: 'memory',
    label: 'Memory reserved',
    by: memoryShare,
    descends: true,
    kind: 'usage',
    cell: (node) => html`<${Memory} node=${node} />`,
  },
  { key: 'tasks', label: 'Tasks', by: (node) => node.running_tasks, descends: true, kind: 'count', cell: (node) => node.running_tasks },
  { key: 'engine', label: 'Engine', by: (node) => node.engine_version ?? '', kind: 'minor', cell: (node) => node.engine_version },
  { key: 'labels', label: 'Labels', kind: 'minor labels', cell: (node) => labelsOf(node).join(' ') },
];

export function Nodes() {
  const nodes = useStore((state) => shown(state)?.nodes) ?? [];
  const { q = '', sort = '', only = '' } = useStore((state) => state.route.params);
  const rows = useMemo(() => order(nodes.filter((node) => passes(node, only) && matches(node, q)), sort), [nodes, q, sort, only]);
  return html`<div class="controls">
      <${Search} label="Search nodes" value=${q} />
      <div class="choice" role="group" aria-label="Which nodes">
        ${FILTERS.map(
          ([key, label]) => html`<button type="button" aria-pressed=${only === key} onClick=${() => refine({ only: key })}>
            ${label}
          </button>`,
        )}
      </div>
      <p class="found" role="status">${found(rows.length, nodes.length)}</p>
    </div>
    ${rows.length > 0
      ? html`<${Table} label="Nodes" columns=${COLUMNS} rows=${rows} order=${sort} rowClass=${rowClass} />`
      : html`<${Nothing}>${nodes.length > 0 ? 'No node matches.' : 'There is no node to show.'}<//>`}`;
}

const found = (some, all) => (some === all ? plural(all, 'node') : `${some} of ${plural(all, 'node')}`);

function order(nodes, sort) {
  return sort ? sorted(nodes, COLUMNS, sort) : nodes.toSorted((one, other) => urgency(one) - urgency(other));
}

function passes(node, only) {
  switch (only) {
    case 'managers':
      return node.is_manager;
    case 'workers':
      return !node.is_manager;
    case 'trouble':
      return node.state !== 'ready' || node.availability !== 'active';
    default:
      return true;
  }
}

/** Each word is somewhere in what is shown of the node. */
function matches(node, query) {
  const text = [node.hostname, roleOf(node), node.state, node.availability, node.engine_version, node.addr, ...labelsOf(node)]
    .join(' ')
    .toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function roleOf(node) {
  return node.is_leader ? 'leader' : node.is_manager ? 'manager' : 'worker';
}

const rowClass = (node) => (urgency(node) < 2 ? 'trouble' : urgency(node) === 2 ? 'idle' : '');

function Name({ node }) {
  return html`<strong title=${node.addr ?? undefined}>${node.hostname}</strong>
    ${node.is_manager && html`<small class="narrow">${roleOf(node)}</small>`}`;
}

function Role({ node }) {
  const lost = node.reachability && node.reachability !== 'reachable';
  return html`<span class="tag ${roleOf(node)}">${roleOf(node)}</span>${lost && html` <span class="tag bad">${node.reachability}</span>`}`;
}

function State({ node }) {
  return html`<span class="whole"><${Mark} level=${LEVELS[node.state] ?? 'bad'} />${node.state}</span>
    ${node.availability !== 'active' && html` <span class="tag warn">${node.availability}</span>`}`;
}

function Cpu({ node }) {
  const { used_cpu_nanos: used, available_cpu_nanos: free } = usage(node);
  return html`<${Bar} label="CPU of ${node.hostname}" text="${cpus(used)} of ${cpus(used + free)}" more=", ${cpus(free)} free" share=${cpuShare(node)} />`;
}

function Memory({ node }) {
  const { used_memory_bytes: used, available_memory_bytes: free } = usage(node);
  const text = `${gib(used)} of ${gib(used + free)}`;
  return html`<${Bar} label="Memory of ${node.hostname}" text=${text} more=" GiB, ${gib(free)} free" share=${memoryShare(node)} />`;
}
