import { KINDS, type Problem } from '../http/problems.js';
import { PROBLEMS_OF_ALL, PROBLEMS_OF_TOKENS } from './call-problems.js';
import type { Body, Call, Opens } from './call.js';
import { CALLS } from './calls.js';

type Json = Readonly<Record<string, unknown>>;

const TOKENS: Readonly<Record<Opens, readonly Json[]>> = {
  client: [{ clientToken: [] }],
  host: [{ hostToken: [] }],
  'client-or-host': [{ clientToken: [] }, { hostToken: [] }],
  'client-or-nobody': [{ clientToken: [] }, {}],
};

/** Headers of requests. The versions of bookings are their tags. */
const HEADERS = {
  'Idempotency-Key': {
    required: true,
    description: 'Names the intent: the same on every retry, a new random one for every other.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  },
  'If-Match': {
    required: true,
    description: 'The version of the booking that was changed, in quotes, or the tag that it was read with.',
    schema: { type: 'string', pattern: '^(W/)?"[1-9][0-9]{0,8}(\\.[\\w-]+)?"$' },
  },
  'Last-Event-ID': {
    description: 'The revision of the last event that came; counts before `since`.',
    schema: { type: 'string', pattern: '^\\d{1,16}$' },
  },
  'Challenge-Solution': {
    description: 'What came of the `challenge` of a problem `challenge-required`; good once.',
    schema: { type: 'string' },
  },
  'If-None-Match': { description: 'Tags of answers that are there already.', schema: { type: 'string' } },
} as const;

const FOR_HOSTS = `Needed with a host's token: ${HEADERS['If-Match'].description}`;

const ANSWER_HEADERS = {
  ETag: { required: true, description: 'Changes whenever the answer does.', schema: { type: 'string' } },
  'Idempotency-Replayed': {
    description: 'There where the answer is that to an earlier request with the same key.',
    schema: { const: 'true' },
  },
  'Retry-After': { description: 'Seconds to wait before the next try.', schema: { type: 'string', pattern: '^\\d+$' } },
  'WWW-Authenticate': { required: true, description: 'That a token is needed.', schema: { const: 'Bearer' } },
} as const;

/**
 * The contract as an OpenAPI 3.1 document.
 *
 * @param schemas JSON Schemas of the contract's types, by name.
 */
export function openApiDocument(version: string, schemas: Json): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rota',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'The calls between the booking widget, the host’s side and the reference backend. Times are whole minutes since 1970-01-01T00:00Z, days whole days since 1970-01-01.',
    },
    servers: [
      { url: '/v1/sites/{site}', variables: { site: { default: 'site', description: 'The id of the site.' } } },
    ],
    paths: pathsOf(),
    components: {
      schemas,
      securitySchemes: {
        clientToken: { type: 'http', scheme: 'bearer', description: 'Opens one booking or hold of a client.' },
        hostToken: { type: 'http', scheme: 'bearer', description: 'Of the site’s own people; see `rota token`.' },
      },
      headers: ANSWER_HEADERS,
    },
  };
}

function pathsOf(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, call] of Object.entries<Call>(CALLS)) {
    const [method, path] = name.split(' ') as [string, string];
    (paths[path] ??= {})[method.toLowerCase()] = operationOf(path, name, call);
  }
  return paths;
}

function operationOf(path: string, name: string, call: Call): Json {
  const { summary, token, body, answers, problems } = call;
  return {
    operationId: nameOf(name),
    summary,
    security: token ? TOKENS[token] : [],
    parameters: parametersOf(path, call),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(call, answer)])),
      ...problemAnswers([...PROBLEMS_OF_ALL, ...(token ? PROBLEMS_OF_TOKENS : []), ...problems]),
    },
  };
}

/** `POST /bookings/{id}/no-show` as a name in code: `postBookingsIdNoShow`. */
function nameOf(call: string): string {
  const [method, path] = call.split(' ') as [string, string];
  return method.toLowerCase() + path.replace(/[^A-Za-z]+(\w?)/g, (_, next: string) => next.toUpperCase());
}

function parametersOf(path: string, { query = {}, headers = [], helpfulHeaders = [], hostHeaders = [] }: Call): Json[] {
  return [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      ...{ in: 'path', name, required: true },
      schema: { type: 'string' },
    })),
    ...Object.entries(query).map(([name, { what, required = false, type = 'string' }]) => ({
      ...{ in: 'query', name, required, description: what },
      schema: { type },
    })),
    ...headers.map((name) => ({ in: 'header', name, ...HEADERS[name] })),
    ...helpfulHeaders.map((name) => ({ in: 'header', name, ...HEADERS[name], required: false })),
    ...hostHeaders.map((name) => ({ in: 'header', name, ...HEADERS[name], required: false, description: FOR_HOSTS })),
  ];
}

function answerOf({ text, answersWith = [] }: Call, answer: Body | null): Json {
  const content = {
    ...(answer !== null && { 'application/json': { schema: schemaOf(answer) } }),
    ...(text && { [text]: { schema: { type: 'string' } } }),
  };
  const isEmpty = Object.keys(content).length === 0;
  return {
    description: isEmpty ? 'Without a body.' : [answer ?? text].flat().join(' or '),
    headers: headerRefs(answersWith),
    ...(!isEmpty && { content }),
  };
}

/** One answer for each status, with the codes that it may have. */
function problemAnswers(problems: readonly Problem[]): Json {
  const statuses = [...new Set(problems.map((code) => KINDS[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = problems.filter((code) => KINDS[code].status === status);
      const headers =
        status === 401
          ? ['WWW-Authenticate' as const]
          : status === 429 || status === 503
            ? ['Retry-After' as const]
            : [];
      return [
        status,
        {
          description: codes.map((code) => `\`${code}\`: ${KINDS[code].title}.`).join('\n'),
          headers: headerRefs(headers),
          content: {
            'application/problem+json': {
              schema: {
                allOf: [schemaOf('ProblemBody')],
                properties: { status: { const: status }, code: { enum: codes } },
              },
            },
          },
        },
      ];
    }),
  );
}

function headerRefs(names: readonly (keyof typeof ANSWER_HEADERS)[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function schemaOf(body: Body): Json {
  if (typeof body === 'string') return { $ref: `#/components/schemas/${body}` };
  return { anyOf: body.map(schemaOf) };
}
