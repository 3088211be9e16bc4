import type { Page } from '@playwright/test';

/**
 * What is wrong with the layout as it stands: sideways scroll (H5), targets under 24 px (H4), text that is cut off, or that
 * lies over other text (H6).
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  // A window of another size is laid out in the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(measure);
}

/** Runs in the page, and so holds all that it needs. */
function measure(): string[] {
  const LEAST_TARGET = 24;
  const TOLERANCE = 1.5;
  const faults: string[] = [];

  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? everything(element.shadowRoot) : []),
    ]);
  const parentOf = (node: Node): Element | null =>
    node.parentNode instanceof ShadowRoot
      ? node.parentNode.host
      : ((node as Element).assignedSlot ?? node.parentElement);
  const nameOf = (element: Element): string =>
    `${element.localName}.${element.className} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;
  const isHidden = (element: Element | null): boolean => {
    for (let up = element; up; up = parentOf(up)) if (up.classList.contains('visually-hidden')) return true;
    return !element?.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  };
  const all = everything(document.body).filter((element) => !['SCRIPT', 'STYLE'].includes(element.tagName));
  // What is open over the page lies over its texts, and is cut by nothing around it.
  const layer = all.findLast((element) => element.matches(':modal, :popover-open'));
  const isIn = (element: Element | null): boolean =>
    !layer || (element !== null && (element === layer || isIn(parentOf(element))));
  const elements = all.filter(isIn);

  if (document.documentElement.scrollWidth > innerWidth) {
    faults.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${innerWidth} px`);
  }

  for (const element of elements) {
    if (!element.matches('button:not([disabled]), a[href], input, select, textarea, summary')) continue;
    const label = element.matches('[type="radio"], [type="checkbox"]') ? element.closest('label') : null;
    if (isHidden(element) && !label) continue;
    const { width, height } = (label ?? element).getBoundingClientRect();
    const inSentence = element.localName === 'a' && getComputedStyle(element).display === 'inline';
    if (inSentence || Math.min(width, height) >= LEAST_TARGET - 0.01) continue;
    faults.push(`target of ${width.toFixed(0)} × ${height.toFixed(0)} px: ${nameOf(element)}`);
  }

  const texts = elements.flatMap((element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() && !isHidden(element))
      .map((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return { element, text: node.textContent!.trim().slice(0, 40), boxes: [...range.getClientRects()] };
      })
      .filter(({ boxes }) => boxes.length > 0),
  );
  for (const { element, text, boxes } of texts) {
    for (let up: Element | null = element; isIn(up) && up; up = parentOf(up)) {
      const { overflowX, overflowY } = getComputedStyle(up);
      // What can be scrolled is not lost; a list of options shows one at a time.
      if (up.localName === 'select' || up.localName === 'option') break;
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      if (up === document.body || up === document.documentElement) continue;
      const frame = up.getBoundingClientRect();
      const cut = boxes.some(
        ({ left, right, top, bottom }) =>
          (overflowX !== 'auto' && (left < frame.left - TOLERANCE || right > frame.right + TOLERANCE)) ||
          (overflowY !== 'auto' && (top < frame.top - TOLERANCE * 2 || bottom > frame.bottom + TOLERANCE * 2)),
      );
      if (cut) faults.push(`text is cut off: "${text}" in ${nameOf(up)}`);
    }
  }

  const shown = texts.filter(({ element }) => !element.closest('option, select'));
  for (const [i, one] of shown.entries()) {
    for (const other of shown.slice(i + 1)) {
      const over = one.boxes.some((a) =>
        other.boxes.some((b) => {
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          // Lines stand close: half a letter of height is no overlap to the eye.
          const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          return width > TOLERANCE && height > Math.min(a.height, b.height) * 0.4;
        }),
      );
      if (over) faults.push(`text lies over text: "${one.text}" and "${other.text}"`);
    }
  }
  return [...new Set(faults)];
}
