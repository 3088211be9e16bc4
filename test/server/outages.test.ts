import { expect } from 'chai';
import { guarded } from '../../src/server/stores/postgres/outages.js';

describe('faults of the database', () => {
  const thrown = (code: string | undefined, message = 'fault') =>
    guarded(() => Promise.reject(Object.assign(new Error(message), code !== undefined && { code }))).then(
      () => 'nothing',
      ({ name }: Error) => name,
    );

  for (const code of [
    ...['08006', '57P01', '57P03', '53300', '25P03'],
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', 'ENOTFOUND'],
  ]) {
    it(`RC-5 ${code} passes: the same call may be tried again`, async () => {
      expect(await thrown(code)).to.equal('StoreUnavailable');
    });
  }

  for (const message of [
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ]) {
    it(`RC-5 "${message}", which has no code, passes as well`, async () => {
      expect(await thrown(undefined, message)).to.equal('StoreUnavailable');
    });
  }

  for (const code of ['23505', '25001', '42601', 'ERR_INVALID_ARG_TYPE']) {
    it(`RC-5 ${code} is a fault of the code, and stays what it is`, async () => {
      expect(await thrown(code)).to.equal('Error');
    });
  }
});
