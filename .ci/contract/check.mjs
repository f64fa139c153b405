// Holds docs/contract/openapi.yaml and asyncapi.yaml against the specifications, by validators that others wrote. Then shows
// that they would notice: each of some copies that are broken in one place has to be refused.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Parser, fromFile } from '@asyncapi/parser';

const here = dirname(fileURLToPath(import.meta.url));
const contract = join(here, '..', '..', 'docs', 'contract');
const ERROR = 0;
const LIMIT_MS = 60_000;

// What is broken, and how: [document, text that is there, text in its place].
const BREAKS = [
  ['openapi.yaml', "$ref: '#/components/responses/Status' }", "$ref: '#/components/responses/Stat' }"],
  ['openapi.yaml', 'operationId: clusterStatus', 'operationId: status'],
  ['openapi.yaml', 'description: The newest status that is known, or that none is', 'summary: none'],
  ['openapi.yaml', 'cache_status: available', 'cache_status: perhaps'],
  ['openapi.yaml', 'in: path', 'in: road'],
  ['asyncapi.yaml', 'address: swarm.snapshots', 'adress: swarm.snapshots'],
  ['asyncapi.yaml', 'action: send', 'action: shout'],
  ['asyncapi.yaml', "$ref: '#/channels/changes'", "$ref: '#/channels/change'"],
  ['asyncapi.yaml', '$ref: ./change.schema.json', '$ref: ./changes.schema.json'],
  ['snapshot.schema.json', '"type": "object"', '"type": "thing"'],
];

async function asyncapiProblems(folder) {
  const { document, diagnostics } = await fromFile(new Parser(), join(folder, 'asyncapi.yaml')).parse();
  const errors = diagnostics.filter(({ severity }) => severity === ERROR);
  return document && errors.length === 0 ? [] : errors.map(({ path, message }) => `${path?.join('.')}: ${message}`);
}

function openapiProblems(folder) {
  const cli = join(here, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const options = ['lint', join(folder, 'openapi.yaml'), `--config=${join(here, 'redocly.yaml')}`, '--format=stylish'];
  const { status, stdout, error } = spawnSync(process.execPath, [cli, ...options], {
    encoding: 'utf8',
    timeout: LIMIT_MS,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  if (error) throw error;
  return status === 0 ? [] : stdout.split('\n').filter((line) => line.trim());
}

const problemsOf = (document, folder) =>
  document === 'openapi.yaml' ? openapiProblems(folder) : asyncapiProblems(folder);

let failures = 0;
for (const document of ['openapi.yaml', 'asyncapi.yaml']) {
  const problems = await problemsOf(document, contract);
  console.log(problems.length === 0 ? `${document} is valid` : `${document} is not valid:\n${problems.join('\n')}`);
  failures += problems.length === 0 ? 0 : 1;
}

for (const [document, right, wrong] of BREAKS) {
  const folder = mkdtempSync(join(tmpdir(), 'broken-contract-'));
  try {
    cpSync(contract, folder, { recursive: true });
    const text = readFileSync(join(folder, document), 'utf8');
    if (!text.includes(right)) throw new Error(`${document} has no "${right}" to break`);
    writeFileSync(join(folder, document), text.replace(right, wrong));
    const problems = await problemsOf(document, folder);
    if (problems.length === 0) {
      console.log(`${document} with "${wrong}" for "${right}" was taken for valid`);
      failures++;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
if (failures === 0) console.log(`${BREAKS.length} broken copies were refused`);
process.exitCode = failures === 0 ? 0 : 1;
