import { emulateMedia } from '@web/test-runner-commands';
import axe from 'axe-core';
import { expect } from 'chai';
import '../../src/define/index.js';
import { flowIn, STATES } from '../support/every-state.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { SCENES, show } from '../support/surface-scenes.js';

/** What axe finds in an element, one line for each thing at fault. What is asked of whole pages, the end-to-end tests ask. */
async function faultsIn(element: HTMLElement): Promise<string[]> {
  await settled(element);
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    rules: { region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary}`),
  );
}

describe('axe', () => {
  // What fades in has no contrast yet.
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));
  afterEach(unmountAll);

  for (const [tag, scenes] of Object.entries(SCENES)) {
    it(`J6 finds nothing in <${tag}>, whatever it shows`, async () => {
      const found: string[] = [];
      for (const [index, scene] of scenes.entries()) {
        const element = await show(tag, scene);
        for (const fault of await faultsIn(element)) found.push(`scene ${index + 1}: ${fault}`);
        element.remove();
        unmountAll();
      }
      expect(found).to.deep.equal([]);
    }).timeout(120_000);
  }

  it('J6 finds nothing in <rota-booking> in any state', async () => {
    const found: string[] = [];
    for (const state of Object.keys(STATES)) {
      for (const fault of await faultsIn(await mount('rota-booking', flowIn(state)))) found.push(`${state}: ${fault}`);
      unmountAll();
    }
    expect(found).to.deep.equal([]);
  }).timeout(120_000);

  it('J6 finds what is wrong', async () => {
    const box = document.createElement('div');
    box.innerHTML = '<button></button>';
    document.body.append(box);
    const found = await faultsIn(box);
    box.remove();
    expect(found.join()).to.include('button-name');
  });
});
