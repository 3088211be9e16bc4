/** For React 19: `import type {} from 'rota/react'` once, and `<rota-booking>` is known in JSX. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Handlers, RotaElements, Settings } from '../elements/tags.js';

type Elements = {
  [Tag in keyof RotaElements]: DetailedHTMLProps<HTMLAttributes<RotaElements[Tag]>, RotaElements[Tag]> &
    Settings<RotaElements[Tag]> &
    Handlers<'on'>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
