/** Types of the elements for frameworks that write tags in code or templates (src/frameworks). */
import type { LitElement } from 'lit';
import type { RotaEventMap } from '../booking/events.js';
import type {} from '../index.js';

/** The elements by their tags. */
export type RotaElements = {
  [Tag in keyof HTMLElementTagNameMap as Tag extends `rota-${string}` ? Tag : never]: HTMLElementTagNameMap[Tag];
};

/** `headingLevel` as an attribute is written: `heading-level`. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<First>}${Kebab<Rest>}`
    : `${Lowercase<First>}-${Kebab<Rest>}`
  : Name;

/** What can be set on an element, by the name of the property or of the attribute. */
export type Settings<Element> = Partial<Omit<Element, keyof LitElement>> & {
  [Name in Exclude<keyof Element, keyof LitElement> & string as Kebab<Name>]?: Element[Name];
};

/** The events that `<rota-booking>` fires, as handlers: `onrota-step` with the prefix `on`. They bubble: any element may listen. */
export type Handlers<Prefix extends string> = {
  [Type in keyof RotaEventMap as `${Prefix}${Type}`]?: (event: RotaEventMap[Type]) => void;
};
