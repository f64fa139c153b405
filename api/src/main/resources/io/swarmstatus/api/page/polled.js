import { json } from './api.js';
import { useEffect, useState } from './html.js';

const EVERY = 2_000;

/** What a path answers, again every two seconds while it is shown. */
export function usePolled(path) {
  const [result, setResult] = useState({ data: null, problem: '' });
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    let timer = 0;
    const ask = async () => {
      if (!document.hidden) {
        try {
          const { data } = await json(path, { signal });
          setResult({ data, problem: '' });
        } catch (error) {
          if (!signal.aborted) {
            setResult((old) => ({ ...old, problem: error.message }));
          }
        }
      }
      if (!signal.aborted) {
        timer = setTimeout(ask, EVERY);
      }
    };
    ask();
    return () => (clearTimeout(timer), stopping.abort());
  }, [path]);
  return result;
}
