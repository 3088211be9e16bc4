import type { Parts } from '../../booking/parts.js';

/**
 * Which part brings which element, where not all are there from the start (embed.ts); the other elements come with
 * `<rota-booking>` itself.
 */
export const PART_OF: { readonly [Tag in string]?: keyof Parts } = {
  'rota-specialist-picker': 'times',
  'rota-date-picker': 'times',
  'rota-month': 'times',
  'rota-times': 'times',
  'rota-time-zone': 'times',
  'rota-hold': 'booking',
  'rota-master-page': 'pages',
  'rota-details-form': 'booking',
  'rota-review': 'booking',
  'rota-confirmation': 'booking',
};
