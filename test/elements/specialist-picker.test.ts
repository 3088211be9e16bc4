import { expect } from 'chai';
import '../../src/define/specialist-picker.js';
import { initials } from '../../src/elements/shared/initials.js';
import { all, mount, one, settled, unmountAll } from '../support/mount.js';
import { inBerlin, timeFlow, TODAY } from '../support/picker-states.js';

const specialists = [
  { id: 'any' },
  { id: 'maria', name: 'Maria Gómez', role: 'Massage therapist', next: inBerlin(TODAY, 15) },
  { id: 'carlos', name: 'Carlos Vega', portrait: 'javascript:alert(1)', next: null },
] as const;

const text = (element: Element, selector: string) =>
  all(element, selector).map((each) => each.textContent?.replace(/\s+/g, ' ').trim());

describe('<rota-specialist-picker>', () => {
  afterEach(unmountAll);

  it('E1 E5 "Any available" comes first, as an option like the others, and says what it does', async () => {
    const picker = await mount('rota-specialist-picker', timeFlow({ specialists, specialist: undefined }));
    expect(text(picker, '.name')).to.deep.equal(['Any available', 'Maria Gómez', 'Carlos Vega']);
    expect(text(picker, '.about')[0]).to.contain('The most times to choose from');
    expect(all(picker, 'fieldset > .option input[name="specialist"]')).to.have.lengthOf(3);
    expect(one(picker, 'legend').textContent?.trim()).to.equal('Specialist');
  });

  it('FL-2 chooses a person, or any', async () => {
    const flow = timeFlow({ specialists, specialist: undefined });
    const picker = await mount('rota-specialist-picker', flow);
    for (const option of all(picker, '.option').slice(0, 2)) option.click();
    expect(flow.intents).to.deep.equal([
      ['chooseSpecialist', 'any'],
      ['chooseSpecialist', 'maria'],
    ]);
    await settled(picker);
    expect(all<HTMLInputElement>(picker, 'input').map(({ checked }) => checked)).to.deep.equal([false, true, false]);
  });

  it('FL-2 shows role and next free time of each', async () => {
    const picker = await mount('rota-specialist-picker', timeFlow({ specialists }));
    expect(text(picker, '.next').slice(1)).to.deep.equal(['Next Thu, Nov 12, 3:00 PM', 'No times soon']);
    expect(text(picker, '.about')[1]).to.equal('Massage therapist');
  });

  it('E4 portraits are decoration; initials stand in for one that is missing, broken or of an unsafe address', async () => {
    const portrait = 'http://localhost:1/broken.png';
    const flow = timeFlow({
      specialists: [...specialists.slice(0, 1), { ...specialists[1], portrait }, specialists[2]],
    });
    const picker = await mount('rota-specialist-picker', flow);
    const image = one<HTMLImageElement>(picker, 'img');
    expect(image.alt).to.equal('');
    expect(text(picker, 'span.portrait').slice(1)).to.deep.equal(['CV']);
    image.dispatchEvent(new Event('error'));
    await settled(picker);
    expect(text(picker, 'span.portrait').slice(1)).to.deep.equal(['MG', 'CV']);
  });

  it('initials are those of the first and last name, without titles', () => {
    expect(['Dr. Amina Okafor', 'Ana María de la Cruz', 'Cher', '李 小龙', ''].map(initials)).to.deep.equal([
      'AO',
      'AC',
      'C',
      '李小',
      '',
    ]);
  });

  it('FL-1 takes no room where the client has no say', async () => {
    const flow = timeFlow({ specialists: [] });
    const picker = await mount('rota-specialist-picker', flow);
    expect(getComputedStyle(picker).display).to.equal('none');
    flow.set({ specialists });
    await settled(picker);
    expect(getComputedStyle(picker).display).to.equal('block');
  });
});
