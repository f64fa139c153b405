import { apiTime, json, ofSwarm } from './api.js';
import { problem } from './past.js';
import { pause } from './live.js';
import { get } from './store.js';

/** So many looks at the past make a plot: fewer where one is large. */
const MOST = 24;
const FEWEST = 6;
const BYTES = 2_000_000;
const BYTES_A_NODE = 600;

/**
 * Looks at moments of the past, one after the other and evenly spread: the reading of the past is shared by all who ask.
 *
 * @param {string} swarm
 * @param {number} span in ms
 * @param {AbortSignal} signal
 * @param {(samples: {points: Object[], problem: string, done: boolean}) => void} tell after each of them
 */
export async function sample(swarm, span, signal, tell) {
  const most = Math.max(FEWEST, Math.min(MOST, Math.round(BYTES / (BYTES_A_NODE * ((get().live?.nodes.length ?? 0) + 1)))));
  const points = [];
  let failures = 0;
  const now = apiTime();
  const begin = await beginning(swarm, now - span, signal, tell);
  const count = Math.ceil((most * (now - begin)) / span);
  for (let number = 0; number < count && !signal.aborted; number += 1) {
    const at = begin + (number * span) / most;
    try {
      const { data } = await json(ofSwarm(swarm), { params: { at: new Date(at).toISOString() }, signal });
      points.push({ ...figuresOf(data), time: at });
      tell({ points: [...points], problem: '', done: number === count - 1 });
    } catch (error) {
      if (error.status === 429 && failures < 3) {
        failures += 1;
        number -= 1;
        await pause(failures, signal);
      } else if (!signal.aborted) {
        tell({ points: [...points], problem: problem(error), done: true });
        return;
      }
    }
  }
}

/** The first moment of a time from which something is kept; NaN where that cannot be told. */
async function beginning(swarm, from, signal, tell) {
  try {
    const params = { from: new Date(from).toISOString(), limit: 1 };
    const { data } = await json(ofSwarm(swarm, '/history'), { params, signal });
    return data.length > 0 ? Math.max(from, Date.parse(data[0].collected_at)) : Infinity;
  } catch (error) {
    if (!signal.aborted) {
      tell({ points: [], problem: problem(error), done: true });
    }
    return NaN;
  }
}

/** What of a status is plotted. */
export function figuresOf(status) {
  const sum = (figure) => status.nodes.reduce((total, node) => total + node.resource_usage[figure], 0);
  const cpu = sum('used_cpu_nanos');
  const memory = sum('used_memory_bytes');
  return {
    time: Date.parse(status.collected_at),
    tasks: status.tasks.running,
    cpu,
    allCpu: cpu + sum('available_cpu_nanos'),
    memory,
    allMemory: memory + sum('available_memory_bytes'),
    ready: status.nodes.filter((node) => node.state === 'ready').length,
    nodes: status.nodes.length,
  };
}
