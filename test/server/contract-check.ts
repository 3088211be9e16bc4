import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Handler } from '../../src/server/index.js';
import type { Call } from '../../src/server/openapi/call.js';
import { CALLS, type CallName } from '../../src/server/openapi/calls.js';

type Json = Record<string, unknown>;

interface Operation {
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly requestBody?: object;
  readonly responses: Readonly<
    Record<string, { readonly headers: Readonly<Record<string, { $ref: string }>>; readonly content?: Json }>
  >;
}

/** The published file. */
export const OPENAPI = JSON.parse(
  readFileSync(new URL('../../src/server/openapi/openapi.json', import.meta.url), 'utf8'),
) as {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly headers: Record<string, { required?: boolean }> };
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(OPENAPI, 'file', undefined, false);
const validators = new Map<string, ValidateFunction>();

/** What is wrong with a value by a schema of the file; nothing where it is right. */
function faultsAt(pointer: readonly string[], value: unknown): string[] {
  const $ref = `file#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  const validate = validators.get($ref) ?? ajv.compile({ $ref });
  validators.set($ref, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** The call that a request is, if it is one of the contract. */
export function callOf(request: Request): CallName | undefined {
  const path = new URL(request.url).pathname.replace(/^\/v1\/sites\/[^/]*/, '');
  return (Object.keys(CALLS) as CallName[]).find((name) => {
    const [method, pattern] = name.split(' ') as [string, string];
    return request.method === method && new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
  });
}

/** A handler each of whose answers is held to the file. Throws where an answer, or a request that was taken, isn't in it. */
export function checkedHandler(handler: Handler): Handler {
  return async (request) => {
    const sent = request.method === 'OPTIONS' || request.bodyUsed ? undefined : request.clone();
    const response = await handler(request);
    if (!sent) return response;
    const isEndless = typeOf(response) === 'text/event-stream';
    const faults = await faultsOf(sent, response, isEndless ? '' : await response.clone().text());
    if (faults.length === 0) return response;
    const asked = `${sent.method} ${new URL(sent.url).pathname}`;
    throw new Error(`${asked} answered ${response.status} against the OpenAPI file:\n${faults.join('\n')}`);
  };
}

function typeOf({ headers }: Response): string {
  return headers.get('content-type')?.split(';')[0] ?? '';
}

async function faultsOf(request: Request, response: Response, text: string): Promise<string[]> {
  const name = callOf(request);
  if (!name) {
    const { code } = JSON.parse(text || '{}') as { code?: string };
    const isRight = ['not-found', 'unknown-site', 'origin-not-allowed', 'body-too-large'].includes(code ?? '');
    return isRight ? [] : [`an address that is not in the file gave ${text}`];
  }
  const [method, path] = name.split(' ') as [string, string];
  const pointer = ['paths', path, method.toLowerCase()];
  const operation = OPENAPI.paths[path]![method.toLowerCase()]!;
  const { status, headers } = response;
  const answer = operation.responses[status];
  if (!answer) return [`status ${status} is not in the file: ${text}`];
  const missing = Object.keys(answer.headers)
    .filter((header) => OPENAPI.components.headers[header]!.required && !headers.has(header))
    .map((header) => `the header ${header} is missing`);
  const faults = [...missing, ...bodyFaults([...pointer, 'responses', `${status}`], answer, response, text)];
  return response.ok ? [...faults, ...(await requestFaults(request, CALLS[name], pointer, operation))] : faults;
}

function bodyFaults(
  pointer: readonly string[],
  { content }: { content?: Json },
  response: Response,
  text: string,
): string[] {
  if (!content) return text === '' ? [] : [`there is a body, and the file has none: ${text}`];
  const type = typeOf(response);
  if (!(type in content)) return [`the content type ${type} is not in the file`];
  return faultsAt([...pointer, 'content', type, 'schema'], type.endsWith('json') ? JSON.parse(text) : text);
}

/** What was taken has to be what the file asks for, so that it doesn't ask for less than is needed or leave out what helps. */
async function requestFaults(
  request: Request,
  { token }: Call,
  pointer: readonly string[],
  { parameters, requestBody }: Operation,
): Promise<string[]> {
  const query = new URL(request.url).searchParams;
  const known = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const given = (one: Operation['parameters'][number]): boolean =>
    one.in === 'query' ? query.has(one.name) : one.in === 'path' || request.headers.has(one.name);
  return [
    ...[...query.keys()].filter((name) => !known.includes(name)).map((name) => `the query ${name} is not in the file`),
    ...parameters.filter((one) => one.required && !given(one)).map(({ name }) => `${name} is missing in the request`),
    ...(token && token !== 'client-or-nobody' && !request.headers.has('authorization')
      ? ['the token is missing in the request']
      : []),
    ...(requestBody ? await sentFaults(request, pointer) : []),
  ];
}

/** A page's proposal is a hint that is hardly looked at, and tests send odd ones. */
async function sentFaults(request: Request, pointer: readonly string[]): Promise<string[]> {
  const { proposal: _hint, ...sent } = JSON.parse(await request.text()) as Json;
  return faultsAt([...pointer, 'requestBody', 'content', 'application/json', 'schema'], sent);
}
