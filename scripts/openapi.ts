// Writes the OpenAPI file from the contract's types and the table of calls: npm run openapi
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import type { Call } from '../src/server/openapi/call.js';
import { CALLS } from '../src/server/openapi/calls.js';
import { openApiDocument } from '../src/server/openapi/document.js';

const pathOf = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const OPENAPI_FILE = pathOf('src/server/openapi/openapi.json');

type Json = Record<string, unknown>;

/** The published file, as text. */
export function openApiText(): Promise<string> {
  const { version } = JSON.parse(readFileSync(pathOf('package.json'), 'utf8')) as { version: string };
  return format(JSON.stringify(openApiDocument(version, schemas())), { parser: 'json', printWidth: 120 });
}

/** JSON Schemas (2020-12) of all types that the calls name. What a request has besides is not looked at. */
function schemas(): Json {
  const generator = createGenerator({
    path: pathOf('src/{adapter/contract,engine/model,engine/monitoring}.ts'),
    ...{ tsconfig: pathOf('tsconfig.json'), skipTypeCheck: true },
    ...{ strictTuples: true, sortProps: false, encodeRefs: false },
  });
  const calls = Object.values<Call>(CALLS);
  const sent = new Set(calls.flatMap(({ body = [] }) => body));
  const names = new Set([
    'ProblemBody',
    'RevisionNews',
    ...sent,
    ...calls.flatMap(({ answers }) => Object.values(answers).flat()),
  ]);
  const found: Json = {};
  for (const name of names) if (name !== null) Object.assign(found, generator.createSchema(name).definitions);
  return Object.fromEntries(
    Object.entries(found)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [plainName(name), modern(sent.has(name) ? open(schema as Json) : schema)]),
  );
}

/** The generator writes draft 7: tuples have another keyword since, and a component's name is made of plain letters. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern);
  if (typeof value !== 'object' || value === null) return value;
  const { items, $ref, ...rest } = value as Json;
  return {
    ...($ref !== undefined && { $ref: `#/components/schemas/${plainName(String($ref).split('/').at(-1)!)}` }),
    ...Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, modern(part)])),
    ...(items !== undefined && { [Array.isArray(items) ? 'prefixItems' : 'items']: modern(items) }),
  };
}

function plainName(name: string): string {
  return name.replaceAll(/\W+/g, '.').replace(/\.$/, '');
}

function open(schema: Json): Json {
  return { ...schema, additionalProperties: true };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(OPENAPI_FILE, await openApiText());
