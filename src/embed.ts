/// <reference types="vite/client" />
/**
 * The script tag: `<rota-booking>` up to the first step. Everything else lies in files of its own, which are brought in time:
 * the first while the catalog is on its way, the others once the first month shows.
 */
import './define/service-picker.js';
import { Later } from './booking/later.js';
import type { Parts } from './booking/parts.js';
import { BookingElement } from './elements/booking/booking-element.js';
import { PART_OF } from './elements/booking/part-of.js';
import.meta.glob('./elements/{booking,service-picker}/*.styles.ts', { eager: true });

const PARTS: Parts = {
  times: new Later(() => import('./embed/times.js')),
  pages: new Later(() => import('./embed/pages.js')),
  booking: new Later(() => import('./embed/booking.js')),
};

class RotaBooking extends BookingElement {
  protected override get parts(): Parts {
    return PARTS;
  }
}

if (!customElements.get('rota-booking')) customElements.define('rota-booking', RotaBooking);

/** Elements may also stand outside of `<rota-booking>`, and be put there later: once one does, its file is brought. */
const FILES = new Map<string, () => Promise<unknown>>([
  ...Object.entries(PART_OF).flatMap(([tag, part]) => (part ? [[tag, () => PARTS[part].bring()] as const] : [])),
  ['rota-appointments', () => import('./embed/appointments.js')],
  ['rota-package', () => import('./embed/package.js')],
  ['rota-dialog', () => import('./embed/dialog.js')],
]);
const bringFor = (element: Element): void => void FILES.get(element.localName)?.().catch(() => undefined);
const look = (root: ParentNode): void => root.querySelectorAll(':not(:defined)').forEach(bringFor);
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue;
      if (!node.matches(':defined')) bringFor(node);
      look(node);
    }
}).observe(document, { childList: true, subtree: true });
// What didn't come is brought again.
addEventListener('online', () => look(document));
look(document);
