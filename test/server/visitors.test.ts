import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect } from 'chai';
import type { HttpBindings } from '@hono/node-server';
import { parseOptions } from '../../src/server/node/options.js';
import { networkOf, Visitors } from '../../src/server/node/visitors.js';

/** Who a request is said to be from. */
function visitor(trusted: string | undefined, connected: string, forwarded?: string): string {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: connected });
  const incoming = new IncomingMessage(socket);
  if (forwarded !== undefined) incoming.headers['x-forwarded-for'] = forwarded;
  const visitors = new Visitors(parseOptions(trusted === undefined ? [] : ['--trust-proxy', trusted])!.trust);
  return visitors.of(visitors.note(new Request('http://x.example'), { incoming } as unknown as HttpBindings));
}

describe('who sends a request', () => {
  it('A86 without trust it is whoever is connected, whatever the request says', () => {
    expect(visitor(undefined, '203.0.113.7')).to.equal('203.0.113.7');
    expect(visitor(undefined, '203.0.113.7', '198.51.100.1')).to.equal('203.0.113.7');
    expect(visitor(undefined, '127.0.0.1', '198.51.100.1')).to.equal('127.0.0.1');
  });

  it('A86 a number of proxies is believed for so many steps, and what a visitor puts before them is not', () => {
    expect(visitor('1', '10.0.0.1', '198.51.100.1')).to.equal('198.51.100.1');
    expect(visitor('1', '10.0.0.1', '1.2.3.4, 198.51.100.1')).to.equal('198.51.100.1');
    expect(visitor('2', '10.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.2')).to.equal('198.51.100.1');
    expect(visitor('1', '10.0.0.1')).to.equal('10.0.0.1');
  });

  it('A86 proxies by their addresses are believed, and nobody else, though they say the same', () => {
    const trusted = '10.0.0.0/8,2001:db8:ffff::/48';
    expect(visitor(trusted, '10.1.2.3', '198.51.100.1')).to.equal('198.51.100.1');
    expect(visitor(trusted, '::ffff:10.1.2.3', '198.51.100.1')).to.equal('198.51.100.1');
    expect(visitor(trusted, '2001:db8:ffff::1', '1.2.3.4, 198.51.100.1, 10.0.0.9')).to.equal('198.51.100.1');
    expect(visitor(trusted, '203.0.113.7', '198.51.100.1')).to.equal('203.0.113.7');
  });

  it('A86 an IPv6 network of 64 bits is one visitor, an IPv4 address is one however it is written', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).to.equal(networkOf('2001:db8:1:2::1'));
    expect(networkOf('2001:db8:1:2::1')).not.to.equal(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::ffff:203.0.113.7')).to.equal('203.0.113.7');
    expect(networkOf('fe80::1%eth0')).to.equal(networkOf('fe80::2'));
    expect(networkOf('203.0.113.7')).not.to.equal(networkOf('203.0.113.8'));
  });

  it('A86 a port beside the address makes nobody another visitor', () => {
    expect(visitor('1', '10.0.0.1', '203.0.113.7:5678')).to.equal('203.0.113.7');
    expect(networkOf('[2001:db8:1:2::1]:5678')).to.equal(networkOf('2001:db8:1:2::9'));
    expect(networkOf('[2001:db8:1:2::1]')).to.equal(networkOf('2001:db8:1:2::9'));
  });

  it('A86 whom a trusted proxy names in words that are no address is somebody, and breaks nothing', () => {
    for (const junk of ['unknown', '_hidden', '<script>', '', ' , ,'])
      expect(visitor('1', '10.0.0.1', junk)).to.be.a('string');
  });

  it('is set by the command line, else by TRUST_PROXY, and a mistake is named', () => {
    expect(parseOptions([], { TRUST_PROXY: '1' })!.trust!('203.0.113.7', 0)).to.equal(true);
    expect(parseOptions(['--trust-proxy', '10.0.0.1'], { TRUST_PROXY: '9' })!.trust!('203.0.113.7', 0)).to.equal(false);
    for (const text of ['yes', '10.0.0.300', '10.0.0.0/99', '-1', 'true']) {
      expect(() => parseOptions([`--trust-proxy=${text}`]), text).to.throw(`--trust-proxy ${text}: expected`);
    }
  });
});
