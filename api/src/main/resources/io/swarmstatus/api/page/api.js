import { get, set } from './store.js';

/** Longer than the api takes for anything. */
const LIMIT = 15_000;

/** Below the page's own path, so that it works behind a proxy that puts a prefix in front. */
const ROOT = new URL('api/v1/status/', document.baseURI);

/** In memory alone: a token in the browser's storage outlives the visit. */
let token = '';

/** How far the api's clock is ahead of this one, in ms; told to the second, so less than two are none. */
let ahead = 0;

export class ApiError extends Error {
  /** @param {number} status 0 where nothing answered */
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  get denied() {
    return this.status === 401 || this.status === 403;
  }
}

/** The time by the api's clock, at a moment of this one. */
export const apiTime = (local = Date.now()) => local + ahead;

/** @param {string} swarm empty for the api's own */
export const ofSwarm = (swarm, rest = '') => (swarm ? `swarms/${encodeURIComponent(swarm)}` : 'swarm') + rest;

export function showToken(given) {
  token = given;
  set({ token: { needed: false, reason: '' } });
}

/**
 * The answer, once its headers are there.
 *
 * @param {string} path below `api/v1/status/`
 * @throws {ApiError} where it is no good one
 */
export async function request(path, { params = {}, headers = {}, signal } = {}) {
  const url = new URL(path, ROOT);
  Object.entries(params).forEach(([name, value]) => url.searchParams.set(name, value));
  const authorization = token ? { Authorization: `Bearer ${token}` } : {};
  let response;
  try {
    response = await fetch(url, { headers: { ...headers, ...authorization }, signal, cache: 'no-store' });
  } catch (error) {
    throw signal?.aborted ? error : new ApiError(0, 'the api does not answer');
  }
  keepTime(response.headers.get('Date'));
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

/** The answer's JSON. */
export async function json(path, options = {}) {
  const limit = AbortSignal.timeout(LIMIT);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  try {
    const response = await request(path, { ...options, signal });
    return await response.json();
  } catch (error) {
    throw limit.aborted && !options.signal?.aborted ? new ApiError(0, 'the api does not answer in time') : error;
  }
}

async function refusal(response) {
  const problem = await response.json().catch(() => ({}));
  const error = new ApiError(response.status, problem.detail || response.statusText);
  if (error.denied && !get().token.needed) {
    set({ token: { needed: true, reason: token ? error.message : '' } });
  }
  return error;
}

function keepTime(date) {
  const difference = Date.parse(date) - Date.now();
  if (!Number.isNaN(difference)) {
    ahead = Math.abs(difference) < 2000 ? 0 : difference;
  }
}
