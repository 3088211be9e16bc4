import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import '../../src/define/index.js';
import type { RotaDialog } from '../../src/elements/dialog/dialog.js';
import { all, one, settled } from '../support/mount.js';
import { stubBackend } from '../support/stub-backend.js';

/** Opening and closing are told in tasks of their own. */
const told = (element: EventTarget, type: string): Promise<unknown> =>
  new Promise((hear) => element.addEventListener(type, hear, { once: true }));

describe('<rota-dialog>', () => {
  let box: HTMLElement;
  let asked: number;
  beforeEach(() => {
    asked = 0;
    box = document.body.appendChild(document.createElement('div'));
  });
  afterEach(() => {
    box.remove();
    document.body.removeAttribute('style');
    document.documentElement.removeAttribute('style');
  });

  /** A dialog on the page, with a widget in it whose backend is counted. */
  async function placed(html = '<rota-dialog></rota-dialog>'): Promise<RotaDialog> {
    box.insertAdjacentHTML('beforeend', html);
    const dialog = box.querySelector('rota-dialog')!;
    const booking = document.createElement('rota-booking');
    const stub = stubBackend();
    booking.adapter = { ...stub, catalog: () => (asked++, stub.catalog()) };
    booking.append('Call us');
    dialog.append(booking);
    await settled(dialog);
    await settled(booking);
    return dialog;
  }

  const sheet = (dialog: RotaDialog): HTMLDialogElement => one<HTMLDialogElement>(dialog, 'dialog');
  const button = (dialog: RotaDialog): HTMLButtonElement => one<HTMLButtonElement>(dialog, '[part=button]');

  async function opened(dialog: RotaDialog): Promise<void> {
    button(dialog).click();
    await settled(dialog);
  }

  async function closed(dialog: RotaDialog): Promise<void> {
    const closing = told(dialog, 'rota-close');
    dialog.open = false;
    await closing;
  }

  it('is a button that opens a modal dialog of the same name, with the widget in it', async () => {
    const dialog = await placed();
    expect(button(dialog).textContent).to.equal('Book now');
    expect(button(dialog).ariaHasPopup).to.equal('dialog');
    expect(sheet(dialog).open).to.equal(false);
    await opened(dialog);
    expect(sheet(dialog).matches(':modal')).to.equal(true);
    expect(sheet(dialog).ariaLabel).to.equal('Book now');
    expect(dialog.querySelector('rota-booking')!.checkVisibility()).to.equal(true);
  });

  it('says what the page wants said, in the language of the page', async () => {
    const dialog = await placed(
      '<rota-dialog label="Make an appointment" strings=\'{"popups":{"dialog":{"close":"Away"}}}\'></rota-dialog>',
    );
    expect(button(dialog).textContent).to.equal('Make an appointment');
    expect(one(dialog, '.close').ariaLabel).to.equal('Away');
    const german = await placed('<div lang="de"><rota-dialog></rota-dialog></div>').then(() =>
      box.querySelector<RotaDialog>('[lang] rota-dialog')!,
    );
    while (!german.shadowRoot!.querySelector('dialog')) await new Promise((later) => setTimeout(later, 10));
    expect(button(german).textContent).to.equal('Jetzt buchen');
  });

  for (const [how, come] of [
    [
      'the pointer comes over the button',
      (from: HTMLElement) => from.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true })),
    ],
    ['the button gets focus', (from: HTMLElement) => from.focus()],
    ['it is opened', (from: HTMLElement) => from.click()],
  ] as const) {
    it(`nothing of the flow is loaded until ${how}`, async () => {
      const dialog = await placed();
      const booking = dialog.querySelector('rota-booking')!;
      expect(asked).to.equal(0);
      expect(booking.renderRoot.querySelector('slot')).not.to.equal(null);
      come(button(dialog));
      await settled(dialog);
      await settled(booking);
      expect(asked).to.equal(1);
    });
  }

  it('FL-10 tells the site’s owner of strings that are no strings, and of names that we don’t have, once', async () => {
    const errors: string[] = [];
    const { error } = console;
    console.error = (message: unknown) => void errors.push(String(message));
    try {
      await placed(
        `<rota-dialog strings='{"frame": {"bakc": "Zurück"}, "popups": {"dialog": {"book": "Termin"}}}'></rota-dialog>`,
      );
      const dialog = box.querySelector('rota-dialog')!;
      dialog.strings = 'Termin';
      await settled(dialog);
      dialog.label = 'Termin';
      await settled(dialog);
      // The sentences come in a file of their own.
      while (errors.length < 2) await new Promise((resolve) => setTimeout(resolve));
    } finally {
      console.error = error;
    }
    expect(errors).to.deep.equal([
      '<rota-dialog>: strings has "frame.bakc", where Rota has no such string. It is ignored.',
      `<rota-dialog>: strings is "Termin"; expected JSON, such as '{"frame": {"back": "Return"}}'. It is ignored.`,
    ]);
  });

  it('FL-7 keeps what was chosen while it is closed: the same step shows when it is opened again', async () => {
    const dialog = await placed();
    await opened(dialog);
    const booking = dialog.querySelector('rota-booking')!;
    while (booking.flow?.state.catalog.status !== 'ready') await settled(booking);
    booking.flow.chooseService('massage');
    booking.flow.edit('firstName', 'Ada');
    await closed(dialog);
    await opened(dialog);
    expect(asked).to.equal(1);
    expect(booking.flow.state.service?.id).to.equal('massage');
    expect(booking.flow.state.details.values).to.include({ firstName: 'Ada' });
  });

  it('brings focus in, and back to the button when it closes, by Escape too', async () => {
    const dialog = await placed();
    button(dialog).focus();
    await opened(dialog);
    expect(sheet(dialog).contains(dialog.shadowRoot!.activeElement)).to.equal(true);
    const closing = told(dialog, 'rota-close');
    await sendKeys({ press: 'Escape' });
    await closing;
    expect(dialog.open).to.equal(false);
    expect(dialog.shadowRoot!.activeElement).to.equal(button(dialog));
  });

  it('brings focus to the question that was open when it is opened again', async () => {
    const dialog = await placed();
    await opened(dialog);
    const booking = dialog.querySelector('rota-booking')!;
    while (!booking.renderRoot.querySelector('.main > .heading')) await new Promise((later) => setTimeout(later, 10));
    await closed(dialog);
    await opened(dialog);
    expect(booking.shadowRoot!.activeElement).to.equal(one(booking, '.main > .heading'));
  });

  it('opens from any button of the page that names it, which gets focus back though clicks may not focus it', async () => {
    const dialog = await placed(
      '<p><button data-rota-dialog="mine"><b>Book</b></button><button data-rota-dialog="other"></button></p><rota-dialog id="mine" without-button></rota-dialog>',
    );
    expect(all(dialog, '[part=button]')).to.deep.equal([]);
    const [mine, other] = [...box.querySelectorAll('button')] as [HTMLButtonElement, HTMLButtonElement];
    box.querySelector('p')!.addEventListener('click', (event) => event.stopPropagation());
    other.click();
    expect(dialog.open).to.equal(false);
    mine.querySelector('b')!.click();
    expect(dialog.open).to.equal(true);
    await settled(dialog);
    await closed(dialog);
    expect(document.activeElement).to.equal(mine);
  });

  it('FL-10 a page can keep it closed, and hears when it opens and closes', async () => {
    const dialog = await placed();
    const heard: string[] = [];
    for (const type of ['rota-open', 'rota-close']) box.addEventListener(type, () => heard.push(type));
    box.addEventListener('rota-open', (event) => event.preventDefault(), { once: true });
    await opened(dialog);
    expect([dialog.open, sheet(dialog).open]).to.deep.equal([false, false]);
    await opened(dialog);
    await closed(dialog);
    expect(heard).to.deep.equal(['rota-open', 'rota-open', 'rota-close']);
  });

  it('the page behind does not scroll, and is given back as it was, whatever its sheet says', async () => {
    document.documentElement.style.setProperty('overflow', 'scroll', 'important');
    const [first, second] = [await placed(), await placed('<rota-dialog id="second"></rota-dialog>')];
    const another = box.querySelector<RotaDialog>('#second')!;
    expect(second).to.equal(first);
    await opened(first);
    expect(getComputedStyle(document.documentElement).overflowY).to.equal('hidden');
    another.open = true;
    await settled(another);
    await closed(first);
    expect(getComputedStyle(document.documentElement).overflowY).to.equal('hidden');
    await closed(another);
    expect(document.documentElement.style.cssText).to.equal('overflow: scroll !important;');
  });

  it('J4 moved while it is open it is open in its new place; taken away it lets go of the page', async () => {
    const dialog = await placed();
    await opened(dialog);
    box.append(dialog);
    await settled(dialog);
    await new Promise((later) => setTimeout(later, 50));
    expect(sheet(dialog).matches(':modal')).to.equal(true);
    expect(dialog.open).to.equal(true);
    dialog.remove();
    expect(document.documentElement.style.overflow).to.equal('');
  });

  it('J4 where it is not displayed it blocks nothing, and tells the site’s owner', async () => {
    const dialog = await placed();
    const errors: unknown[] = [];
    const { error } = console;
    console.error = (message: unknown) => errors.push(message);
    box.hidden = true;
    const closing = told(dialog, 'rota-close');
    dialog.open = true;
    await closing;
    console.error = error;
    expect(sheet(dialog).open).to.equal(false);
    expect(String(errors[0])).to.include('not displayed');
    expect(document.documentElement.style.overflow).to.equal('');
  });

  it('wears the page’s text and ground, not those of the place that its button stands in', async () => {
    document.body.style.cssText = 'background: rgb(20, 22, 27); color: rgb(230, 232, 238)';
    box.style.cssText = 'color: gold; font: italic 40px serif; text-transform: uppercase';
    const dialog = await placed();
    await opened(dialog);
    const { color, backgroundColor, fontSize, textTransform, fontStyle } = getComputedStyle(sheet(dialog));
    expect({ color, backgroundColor, textTransform, fontStyle }).to.deep.equal({
      ...{ color: 'rgb(230, 232, 238)', backgroundColor: 'rgb(20, 22, 27)' },
      ...{ textTransform: 'none', fontStyle: 'normal' },
    });
    expect(fontSize).to.equal(getComputedStyle(document.body).fontSize);
  });
});
