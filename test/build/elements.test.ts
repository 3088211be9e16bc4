import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import packageFile from '../../package.json' with { type: 'json' };
import { MANIFEST_FILE, manifestText } from '../../scripts/elements.mjs';

describe('custom-elements.json', () => {
  it('DESIGN 15 is what the elements’ doc comments say (npm run elements writes it anew)', async function () {
    this.timeout(60_000);
    expect(readFileSync(MANIFEST_FILE, 'utf8')).to.equal(await manifestText());
  });

  for (const file of ['vscode.html-custom-data', 'vscode.css-custom-data', 'web-types', 'custom-elements']) {
    it(`tells editors of <rota-booking> or its parts and tokens: ${file}.json in the package`, () => {
      const text = readFileSync(`dist/lib/${file}.json`, 'utf8');
      expect(JSON.parse(text)).to.be.an('object');
      expect(text).to.include(file.includes('css') ? '::part(slot)' : 'rota-booking');
      expect(text).to.include(file.includes('html') ? 'heading-level' : '--rota-accent');
    });
  }

  it('is where package.json says, for tools that look for it there', () => {
    expect([packageFile.customElements, packageFile['web-types']]).to.deep.equal([
      './dist/lib/custom-elements.json',
      './dist/lib/web-types.json',
    ]);
  });
});
