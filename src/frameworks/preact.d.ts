/** For Preact: `import type {} from 'rota/preact'` once, and `<rota-booking>` is known in JSX. */
import type { HTMLAttributes } from 'preact';
import type { Handlers, RotaElements, Settings } from '../elements/tags.js';

type Elements = {
  [Tag in keyof RotaElements]: HTMLAttributes<RotaElements[Tag]> & Settings<RotaElements[Tag]> & Handlers<'on'>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
