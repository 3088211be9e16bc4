import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import { wearPage } from './page.js';

/** Where a popup is a sheet at the lower edge (popup.styles.ts). */
const SHEET = matchMedia('(width < 40em) or (height < 30em)');

/** CSS pixels between a popup and its opener, and the edges of the screen. */
const GAP = 6;
const MARGIN = 8;

/**
 * Keeps an open popover beside its opener and in view, scrollable where it is higher than the room that there is (A11Y H14);
 * gives the function that ends it.
 */
export function placePopup(opener: Element, popup: HTMLElement): () => void {
  wearPage(popup);
  const place = async (): Promise<void> => {
    if (SHEET.matches) {
      for (const name of ['inset', 'max-block-size']) popup.style.removeProperty(name);
      return;
    }
    const { x, y } = await computePosition(opener, popup, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [
        offset(GAP),
        flip({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply: ({ availableHeight }) => popup.style.setProperty('max-block-size', `${availableHeight}px`),
        }),
        shift({ padding: MARGIN }),
      ],
    });
    popup.style.setProperty('inset', `${y}px auto auto ${x}px`);
  };
  return autoUpdate(opener, popup, () => void place());
}

/** Tab past the last thing in a popup, or back before the first, leaves and closes it (A11Y B21). */
export function closeOnLeave(event: FocusEvent): void {
  const popup = event.currentTarget as HTMLElement;
  const to = event.relatedTarget;
  if (to instanceof Node && !popup.contains(to)) popup.hidePopover();
}
