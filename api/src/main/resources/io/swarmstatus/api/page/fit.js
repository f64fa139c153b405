import { json, ofSwarm } from './api.js';
import { cpus, gib, plural } from './format.js';
import { html, useEffect, useState } from './html.js';
import { Mark, Nothing } from './parts.js';
import { refine } from './route.js';
import { shown, useStore } from './store.js';
import { Table } from './table.js';

/** While somebody types, only what stands still a moment is asked. */
const REST = 250;

/** @type {import('./table.js').Column[]} */
const COLUMNS = [
  { key: 'name', label: 'Node', kind: 'name', cell: (node) => html`<${Mark} level=${node.fits ? 'good' : 'none'} /><strong>${node.hostname}</strong>` },
  { key: 'tasks', label: 'Such tasks', kind: 'count', cell: (node) => (node.fits ? node.tasks.toLocaleString('en') : '0') },
  { key: 'cpu', label: 'CPUs free', kind: 'count', cell: (node) => cpus(node.available_cpu_nanos) },
  { key: 'memory', label: 'GiB free', kind: 'count', cell: (node) => gib(node.available_memory_bytes) },
  { key: 'reasons', label: 'Why not', kind: 'reasons', cell: (node) => node.reasons.map((reason) => reason.detail).join('; ') },
];

/** Where a task with these reservations could go. */
export function Fit() {
  const { cpu = '0.5', memory = '512MiB' } = useStore((state) => state.route.params);
  const { data, problem } = useFit(cpu, memory);
  return html`<div class="controls fit">
      <${Field} label="CPUs" name="cpu" value=${cpu} />
      <${Field} label="Memory" name="memory" value=${memory} />
      <p class="found" role="status">${data && answer(data)}</p>
    </div>
    <p class="quiet">By reservations, as the swarm's scheduler counts them. It also heeds placement constraints, which are not known here.</p>
    ${problem
      ? html`<p class="refused" role="alert">${problem}</p>`
      : data?.nodes.length > 0
        ? html`<${Table} label="Nodes" columns=${COLUMNS} rows=${data.nodes} order="" rowClass=${(node) => (node.fits ? '' : 'no')} />`
        : data && html`<${Nothing}>${data.error ?? 'There is no node to ask.'}<//>`}`;
}

function Field({ label, name, value }) {
  return html`<label>${label} <input name=${name} value=${value} size="9" autocomplete="off" spellcheck="false" onInput=${(event) => refine({ [name]: event.target.value })} /></label>`;
}

function answer({ fitting, nodes, tasks }) {
  if (nodes.length === 0) {
    return '';
  }
  const some = plural(tasks, 'such task');
  return fitting === 0 ? 'It fits nowhere.' : `It fits on ${fitting} of ${plural(nodes.length, 'node')}: ${some} in all.`;
}

function useFit(cpu, memory) {
  const swarm = useStore((state) => state.route.swarm);
  const at = useStore((state) => state.route.at);
  const collected = useStore((state) => shown(state)?.collected_at);
  const [result, setResult] = useState({ data: null, problem: '' });
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const params = Object.fromEntries(Object.entries({ cpu, memory, at }).filter(([, value]) => value));
    const timer = setTimeout(async () => {
      try {
        const { data } = await json(ofSwarm(swarm, '/fit'), { params, signal });
        setResult({ data, problem: '' });
      } catch (error) {
        if (!signal.aborted) {
          setResult({ data: null, problem: error.message });
        }
      }
    }, REST);
    return () => (clearTimeout(timer), stopping.abort());
  }, [swarm, at, cpu, memory, collected]);
  return result;
}
