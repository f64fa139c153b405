import { request } from './api.js';

/** The api says something every 15 s. */
const SILENCE = 20_000;

/**
 * Server-sent events over `fetch`: `EventSource` can send no token.
 *
 * @param {string} path
 * @param {{signal: AbortSignal, lastId?: string}} options
 * @yields {{name: string, id: string, data: string}} an event without data tells an id, and that the stream is there
 */
export async function* events(path, { signal, lastId = '' }) {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), SILENCE);
  try {
    const response = await request(path, {
      headers: { Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) },
      signal: AbortSignal.any([signal, silent.signal]),
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), SILENCE);
      const blocks = (rest + read.value).split('\n\n');
      rest = blocks.pop();
      yield* blocks.map(parse).filter((event) => event.data || event.id);
    }
  } finally {
    clearTimeout(timer);
    silent.abort();
  }
}

function parse(block) {
  const event = { name: 'message', id: '', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replace(/^ /, '');
    switch (line.slice(0, colon)) {
      case 'event':
        event.name = value;
        break;
      case 'id':
        event.id = value;
        break;
      case 'data':
        event.data += value;
        break;
      default: // comments, and when to come back, which we know better
    }
  }
  return event;
}
