import { expect } from 'chai';
import * as v from 'valibot';
import { availabilitySchema, bookingSchema, capabilitiesSchema } from '../../src/adapter/call-schema.js';
import { fullCatalogSchema } from '../../src/adapter/full-catalog.js';
import { problemSchema } from '../../src/adapter/schema.js';
import { berlin, TestBackend } from './support.js';

describe('the answers of the backend', () => {
  const passes = (answer: unknown, expected: v.GenericSchema): void => {
    const result = v.safeParse(expected, answer);
    expect(result.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).to.equal(undefined);
    expect(answer).to.deep.equal(result.output);
  };

  it('DESIGN 14 pass the check of the adapter, and hold nothing that it does not know', async () => {
    const backend = new TestBackend();
    const { body: booking } = await backend.book();
    await backend.book({ service: 'class' });
    passes((await backend.send('/capabilities')).body, capabilitiesSchema);
    passes((await backend.send('/catalog')).body, fullCatalogSchema);
    passes((await backend.availability('2026-03-02', '2026-03-13')).body, availabilitySchema);
    passes(booking, bookingSchema);
    passes((await backend.cancel(booking)).body, bookingSchema);
    const problem = (await backend.refused({ start: berlin('03-08T10:00') })).body;
    expect(v.is(problemSchema, problem)).to.equal(true);
  });
});
