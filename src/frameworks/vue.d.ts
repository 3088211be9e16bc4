/** For Vue: `import type {} from 'rota/vue'` once, and `<rota-booking>` is known in templates. */
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { Handlers, RotaElements, Settings } from '../elements/tags.js';

type Elements = {
  [Tag in keyof RotaElements]: DefineComponent<HTMLAttributes & Settings<RotaElements[Tag]> & Handlers<'on'>>;
};

declare module 'vue' {
  interface GlobalComponents extends Elements {}
}
