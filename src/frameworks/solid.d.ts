/** For Solid: `import type {} from 'rota/solid'` once, and `<rota-booking>` is known in JSX; objects go by `prop:adapter`. */
import type { JSX } from 'solid-js';
import type { Handlers, RotaElements, Settings } from '../elements/tags.js';

type Props<Element> = { [Name in keyof Settings<Element> & string as `prop:${Name}`]?: Settings<Element>[Name] };

type Elements = {
  [Tag in keyof RotaElements]: JSX.HTMLAttributes<RotaElements[Tag]> &
    Settings<RotaElements[Tag]> &
    Props<RotaElements[Tag]> &
    Handlers<'on:'>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
