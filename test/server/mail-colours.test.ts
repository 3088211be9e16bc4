import { expect } from 'chai';
import fc from 'fast-check';
import { coloursOf, contrast } from '../../src/server/messages/colours.js';
import { runs } from '../support/seed.js';
import { PRACTICE, TestBackend } from './support.js';

describe('the colours of mails', () => {
  it('contrast is as WCAG counts it', () => {
    expect(contrast('#000', '#ffffff')).to.equal(21);
    expect(contrast('#fff', '#fff')).to.equal(1);
    expect(contrast('#777777', '#ffffff')).to.be.closeTo(4.48, 0.01);
  });

  it('H1 whatever the accent of a site, every text is readable on what is behind it, in light and in dark', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(hex, fc.option(hex, { nil: undefined }), (accent, dark) => {
        const colours = coloursOf({ accent, ...(dark && { dark: { accent: dark } }) });
        const pairs = [
          ...(['text', 'quiet', 'accent-text'] as const).flatMap((front) => [
            [front, 'card'] as const,
            [front, 'hero'] as const,
          ]),
          ['on-accent', 'accent'] as const,
        ];
        for (const [front, back] of pairs) {
          for (const scheme of [0, 1] as const) {
            const ratio = contrast(colours[front][scheme], colours[back][scheme]);
            expect(ratio, `${front} on ${back}, ${scheme}`).to.be.at.least(4.5);
          }
        }
      }),
      runs(2_000),
    );
  });

  it("the button has the site's accent, in the dark the one for the dark; without a look it has ours", async () => {
    const htmlOf = async (look?: object): Promise<string> => {
      const backend = new TestBackend({ ...PRACTICE, managePage: 'https://www.example.com/my', ...(look && { look }) });
      await backend.book();
      return (await backend.deliver()).find(({ kind }) => kind === 'client-confirmation')!.html;
    };
    const html = await htmlOf({ accent: '#8a4b2f', dark: { accent: '#e0a17f' } });
    expect(html).to.include('background:#8a4b2f;color:#ffffff').and.include('.on-accent{background:#e0a17f!important}');
    expect(await htmlOf()).to.include('background:#2c5dbd;color:#ffffff');
  });
});
