const GIB = 2 ** 30;
const NANO = 1e9;
const UNITS = [
  [GIB, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
];

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const minute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });

/** Up to two decimals, none that say nothing. */
export const number = (value) => String(Math.round(value * 100) / 100);

export const cpus = (nanos) => number(nanos / NANO);

export function bytes(count) {
  const [unit, name] = UNITS.find(([least]) => count >= least) ?? [1, 'B'];
  return `${Math.round((10 * count) / unit) / 10} ${name}`;
}

/** In GiB, to one decimal. */
export const gib = (count) => String(Math.round((10 * count) / GIB) / 10);

export const percent = (part, whole) => (whole > 0 ? Math.min(100, (100 * part) / whole) : 0);

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** A span of time as people say it: the two largest units at most. */
export function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min`;
  }
  if (seconds < 86_400) {
    return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  }
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}

/** Short spans, as the parts of the pipeline take. */
export const millis = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${number(ms / 1000)} s`);

export const time = (instant) => clock.format(new Date(instant));

export const shortTime = (instant) => minute.format(new Date(instant));

/** With the day, where that is not today's. */
export function moment(instant) {
  const date = new Date(instant);
  const today = date.toDateString() === new Date().toDateString();
  return today ? time(instant) : `${day.format(date)}, ${time(instant)}`;
}
