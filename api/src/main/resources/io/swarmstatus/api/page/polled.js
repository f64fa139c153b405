import { json } from './api.js';
import { useEffect, useState } from './html.js';

const EVERY = 2_000;
const SELDOM = 30_000;

/** What a path answers, again about every two seconds while it is shown, and less often where it fails. */
export function usePolled(path) {
  const [result, setResult] = useState({ data: null, problem: '' });
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    let timer = 0;
    let failures = 0;
    const ask = async () => {
      if (!document.hidden) {
        try {
          const { data } = await json(path, { signal });
          setResult({ data, problem: '' });
          failures = 0;
        } catch (error) {
          failures += 1;
          if (!signal.aborted) {
            setResult((old) => ({ ...old, problem: error.message }));
          }
        }
      }
      if (!signal.aborted) {
        timer = setTimeout(ask, Math.min(SELDOM, EVERY * 2 ** failures) * (0.75 + Math.random() / 2));
      }
    };
    ask();
    return () => (clearTimeout(timer), stopping.abort());
  }, [path]);
  return result;
}
