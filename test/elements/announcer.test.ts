import { expect } from 'chai';
import { LitElement } from 'lit';
import { Announcer } from '../../src/elements/shared/announcer.js';

class TestSpeaker extends LitElement {
  announcer = new Announcer(this);
}
customElements.define('test-speaker', TestSpeaker);

const pause = () => new Promise((resolve) => setTimeout(resolve, 150));

describe('Announcer', () => {
  let speaker: TestSpeaker;
  let heard: string[];
  const notify = Object.getOwnPropertyDescriptor(Element.prototype, 'ariaNotify');

  /** A browser that has `ariaNotify`, or one that has not. */
  function withNotify(present: boolean): void {
    heard = [];
    const ariaNotify = present ? (text: string) => heard.push(text) : undefined;
    Object.defineProperty(Element.prototype, 'ariaNotify', { value: ariaNotify, configurable: true });
    speaker = document.createElement('test-speaker') as TestSpeaker;
    document.body.append(speaker);
  }

  afterEach(() => {
    speaker.remove();
    if (notify) Object.defineProperty(Element.prototype, 'ariaNotify', notify);
    else delete (Element.prototype as { ariaNotify?: unknown }).ariaNotify;
  });

  const region = (live: string) => speaker.shadowRoot?.querySelector(`[aria-live="${live}"]`);

  it('C9 the live regions stand there empty before their first message', async () => {
    withNotify(false);
    expect(region('polite')?.textContent).to.equal('');
    expect(region('assertive')?.textContent).to.equal('');
    speaker.announcer.say('8 times available');
    await pause();
    expect(region('polite')?.textContent).to.equal('8 times available');
    expect(region('assertive')?.textContent).to.equal('');
  });

  it('C10 the region is cleared before each message, so that the same one is spoken twice', async () => {
    withNotify(false);
    speaker.announcer.say('November 2026');
    await pause();
    speaker.announcer.say('November 2026');
    expect(region('polite')?.textContent).to.equal('');
    await pause();
    expect(region('polite')?.textContent).to.equal('November 2026');
  });

  it('what is said at the same moment is said one after the other', async () => {
    withNotify(false);
    speaker.announcer.say('Friday selected');
    speaker.announcer.say('8 times available');
    await pause();
    expect(region('polite')?.textContent).to.equal('Friday selected. 8 times available');
  });

  it('C11 where the browser has ariaNotify it is used, and no region is', async () => {
    withNotify(true);
    speaker.announcer.say('November 2026');
    await pause();
    expect(heard).to.deep.equal(['November 2026']);
    expect(region('polite')).to.equal(null);
  });

  it('an element that is moved has its regions once', () => {
    withNotify(false);
    document.body.append(speaker);
    expect(speaker.shadowRoot?.querySelectorAll('[aria-live]')).to.have.lengthOf(2);
  });
});
