import { expect } from 'chai';
import { safeUrl } from '../../src/elements/shared/safe-url.js';

describe('URLs out of data', () => {
  it('A50 https stays as it is', () => {
    expect(safeUrl('https://example.com/a?b#c')).to.equal('https://example.com/a?b#c');
  });

  it('A50 http is for this machine only', () => {
    expect(safeUrl('http://localhost:5173/x')).to.equal('http://localhost:5173/x');
    expect(safeUrl('http://127.0.0.1/x')).to.equal('http://127.0.0.1/x');
    for (const url of ['http://example.com/', 'http://localhost.example.com/', 'http://127.0.0.1.example.com/'])
      expect(safeUrl(url), url).to.equal(undefined);
  });

  it('A50 mail and phone only where they are named', () => {
    expect(safeUrl('mailto:a@b.example')).to.equal(undefined);
    expect(safeUrl('mailto:a@b.example', ['mailto:'])).to.equal('mailto:a@b.example');
    expect(safeUrl('tel:+4930', ['mailto:'])).to.equal(undefined);
  });

  for (const url of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'blob:https://example.com/x',
    'file:///etc/passwd',
    'https://',
    '',
  ]) {
    it(`A50 ${JSON.stringify(url)} is dropped`, () => {
      expect(safeUrl(url, ['mailto:', 'tel:'])).to.equal(undefined);
    });
  }
});
