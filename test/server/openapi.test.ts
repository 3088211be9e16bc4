import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { OPENAPI_FILE, openApiText } from '../../scripts/openapi.js';
import { createApp } from '../../src/server/handler.js';
import { KINDS } from '../../src/server/http/problems.js';
import { MemoryStore } from '../../src/server/index.js';
import { withOpenApi } from '../../src/server/node/openapi.js';
import { PROBLEMS_OF_ALL } from '../../src/server/openapi/call-problems.js';
import type { Call } from '../../src/server/openapi/call.js';
import { CALLS } from '../../src/server/openapi/calls.js';
import { OPENAPI } from './contract-check.js';

/** Codes of the contract that other backends need and this one never answers with. */
const UNUSED = ['request-in-progress'];

describe('the OpenAPI file', () => {
  it('is what the contract and the calls make of it, whatever its words; npm run openapi writes it anew', async () => {
    const wordless = (text: string): unknown =>
      JSON.parse(text, (key, value: unknown) => (key === 'description' && typeof value === 'string' ? '' : value));
    expect(wordless(readFileSync(OPENAPI_FILE, 'utf8'))).to.deep.equal(wordless(await openApiText()));
  }).timeout(60_000);

  it('is a valid OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(OPENAPI));
    expect(errors).to.equal(undefined);
    expect(valid).to.equal(true);
  });

  it('has every call of the handler, and no other', () => {
    const { routes } = createApp({ sites: [], store: new MemoryStore() });
    const known = routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace('/v1/sites/:site', '').replaceAll(/:(\w+)/g, '{$1}')}`);
    const listed = Object.entries(OPENAPI.paths).flatMap(([path, calls]) =>
      Object.keys(calls).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed).to.have.members([...new Set(known)]);
  });

  it('has every code of a problem', () => {
    const listed = Object.values<Call>(CALLS).flatMap(({ problems }) => problems);
    expect([...new Set<string>([...PROBLEMS_OF_ALL, ...listed, ...UNUSED])]).to.have.members(Object.keys(KINDS));
  });

  it('is served beside the calls', async () => {
    const handler = withOpenApi(async () => new Response('other'));
    const response = await handler(new Request('https://api.example.com/v1/openapi.json'));
    expect(await response.json()).to.deep.equal(OPENAPI);
    expect(await (await handler(new Request('https://api.example.com/v1/sites/x'))).text()).to.equal('other');
  });
});
