import { sendKeys } from '@web/test-runner-commands';

/**
 * Goes into an element by Tab, as somebody does who uses the keyboard: on what then gets the focus, a ring is shown. There is
 * something to tab to even where the element has nothing, for Firefox takes no key and gives no focus to a page that Tab left.
 */
export async function tabInto(element: Element): Promise<void> {
  const [before, after] = [document.createElement('button'), document.createElement('button')];
  element.before(before);
  element.after(after);
  before.focus();
  await sendKeys({ press: 'Tab' });
  before.remove();
  after.remove();
}
