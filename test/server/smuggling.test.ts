import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { bookOn, endAll, nextThursday, startServing } from './serving.js';

const BODY = JSON.stringify({
  ...{ service: 'massage', duration: 60, start: nextThursday() },
  client: { firstName: 'S', lastName: 'M', email: 'smuggled@example.com', locale: 'en', zone: 'Europe/Berlin' },
});
const LENGTH = `Content-Length: ${BODY.length}`;
const CHUNK = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;

/** The first line of what a server says to exactly these bytes. */
async function answerTo(url: string, ...lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
  // Whoever is cut off in the middle of sending may not get to read why.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
    socket.end();
  });
  socket.write(lines.join('\r\n'));
  await closed;
  return answer.split('\r\n')[0]!;
}

describe('requests that two servers read differently', () => {
  let url: string;
  before(async () => {
    ({ url } = await startServing(['--memory']));
  });
  after(endAll);

  const start = 'POST /v1/sites/wellness/bookings HTTP/1.1';
  const usual = ['Host: localhost', 'Content-Type: application/json', 'Idempotency-Key: smuggled'];
  const shapes: Record<string, readonly string[]> = {
    'a length and chunks': [start, ...usual, LENGTH, 'Transfer-Encoding: chunked', '', CHUNK],
    'chunks and a length': [start, ...usual, 'Transfer-Encoding: chunked', LENGTH, '', CHUNK],
    'two lengths': [start, ...usual, LENGTH, 'Content-Length: 5', '', BODY],
    'a list of lengths': [start, ...usual, `${LENGTH}, 5`, '', BODY],
    'a negative length': [start, ...usual, 'Content-Length: -5', '', BODY],
    'a length with a sign': [start, ...usual, `Content-Length: +${BODY.length}`, '', BODY],
    'a space before the colon': [start, ...usual, `Content-Length : ${BODY.length}`, '', BODY],
    'a coding that only looks like chunks': [start, ...usual, 'Transfer-Encoding: xchunked', '', CHUNK],
    'chunks that are not last': [start, ...usual, 'Transfer-Encoding: chunked, identity', '', CHUNK],
    'a chunk of no number': [start, ...usual, 'Transfer-Encoding: chunked', '', `0x${CHUNK}`],
    'a folded header': [start, ...usual, 'X-Folded: a', ' b: c', LENGTH, '', BODY],
    'a null in a header': [start, ...usual, 'X-Null: a\u0000b', LENGTH, '', BODY],
    'no host': [start, ...usual.slice(1), LENGTH, '', BODY],
    'two hosts': [start, ...usual, 'Host: evil.example', LENGTH, '', BODY],
    'a version that there is not': [start.replace('1.1', '1.9'), ...usual, LENGTH, '', BODY],
    'a method that there is not': [start.replace('POST', 'PO ST'), ...usual, LENGTH, '', BODY],
    'headers without end': [start, ...usual, `X-Long: ${'x'.repeat(100_000)}`, LENGTH, '', BODY],
    'two keys': [start, ...usual, 'Idempotency-Key: other', LENGTH, '', BODY],
    'two types': [start, ...usual, 'Content-Type: text/plain', LENGTH, '', BODY],
  };
  for (const [what, lines] of Object.entries(shapes)) {
    it(`A75 ${what} is refused`, async () => {
      expect(await answerTo(url, ...lines)).to.match(/^(HTTP\/1\.1 4\d\d .*)?$/);
    }).timeout(30_000);
  }

  it('A75 a body shorter than its length books nothing, nor does what comes after a length that is too short', async () => {
    const { hostname, port } = new URL(url);
    const cut = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
    cut.write([start, ...usual, `Content-Length: ${BODY.length + 10}`, '', BODY].join('\r\n'), () => cut.destroy());
    await once(cut, 'close');
    const short = await answerTo(url, start, ...usual, 'Content-Length: 2', '', `{}${BODY}`);
    expect(short).to.match(/^(HTTP\/1\.1 4\d\d .*)?$/);
    // All three who give massages are free still: nothing above was a booking.
    const answers = [await bookOn(url), await bookOn(url), await bookOn(url)];
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201, 201]);
  }).timeout(30_000);
});
