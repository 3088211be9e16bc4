/** For Svelte: `import type {} from 'rota/svelte'` once, and `<rota-booking>` is known in templates. */
import type { HTMLAttributes } from 'svelte/elements';
import type { Handlers, RotaElements, Settings } from '../elements/tags.js';

type Elements = {
  [Tag in keyof RotaElements]: HTMLAttributes<RotaElements[Tag]> &
    Settings<RotaElements[Tag]> &
    Handlers<'on'> &
    Handlers<'on:'>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Elements {}
}
