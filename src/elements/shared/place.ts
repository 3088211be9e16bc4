import { html, nothing, type TemplateResult } from 'lit';
import type { Place } from '../../engine/model.js';
import type { Words } from '../../locale/words.js';
import { safeUrl } from './safe-url.js';

/** Where a session takes place, in words. */
export function placeText(place: Place, words: Words): string {
  const { byPhone, byVideo } = words.strings.confirmation;
  return place.text ?? { address: '', phone: byPhone, video: byVideo }[place.kind];
}

/** The way there: a map, a number to call, a video room. Nothing where the site gave no address that is safe to follow. */
export function placeLink(place: Place, words: Words): TemplateResult | typeof nothing {
  const { map, joinVideo } = words.strings.confirmation;
  const url = safeUrl(place.url, place.kind === 'phone' ? ['tel:'] : []);
  if (!url) return nothing;
  const label = { address: map, phone: place.text ?? url.replace(/^tel:/, ''), video: joinVideo }[place.kind];
  return html`<a href=${url} target=${url.startsWith('tel:') ? nothing : '_blank'} rel="noopener noreferrer" part="link"
    >${label}</a
  >`;
}
