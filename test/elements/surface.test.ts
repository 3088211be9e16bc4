import { expect } from 'chai';
import type { CustomElement, Package } from 'custom-elements-manifest/schema';
import '../../src/define/index.js';
import { stateAt } from '../support/frame-states.js';
import { unmountAll } from '../support/mount.js';
import { SCENES, show } from '../support/surface-scenes.js';

/** The schema that is published has no states yet. */
type Documented = CustomElement & { readonly cssStates?: readonly { readonly name: string }[] };

const file = new URL('../../src/elements/custom-elements.json', import.meta.url);
const manifest = (await (await fetch(file)).json()) as Package;
const ELEMENTS = manifest.modules.flatMap(({ declarations = [] }) => declarations as Documented[]);

const namesIn = (attribute: string | null): string[] => attribute?.split(/\s+/).filter(Boolean) ?? [];
const within = (element: Element): Element[] => [...element.shadowRoot!.querySelectorAll('*')];
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** The part names of an element's own shadow tree. */
const partsOf = (element: Element): string[] => within(element).flatMap((inner) => namesIn(inner.getAttribute('part')));

/** What an element inside passes on, by its own name and by the one that it gets outside. */
const exportsOf = (inner: Element): (readonly [inside: string, outside: string])[] =>
  (inner.getAttribute('exportparts') ?? '')
    .split(',')
    .map((entry) => entry.trim().split(/\s*:\s*/))
    .filter(([inside]) => inside)
    .map(([inside, outside = inside]) => [inside!, outside!]);

/** Part names that arrive at an element's border: its own, and those passed on from inside. */
function arriving(element: Element): string[] {
  const passed = within(element)
    .filter((inner) => inner.shadowRoot)
    .flatMap((inner) => {
      const there = new Set(arriving(inner));
      return exportsOf(inner).flatMap(([inside, outside]) => (there.has(inside) ? outside : []));
    });
  return [...partsOf(element), ...passed];
}

/** Part names inside that get lost on the way to an element's border. */
function lost(element: Element): string[] {
  return within(element)
    .filter((inner) => inner.shadowRoot)
    .flatMap((inner) => {
      const known = new Set(exportsOf(inner).map(([inside]) => inside));
      return [...lost(inner), ...arriving(inner).filter((name) => !known.has(name))].map(
        (name) => `${inner.localName}: ${name}`,
      );
    });
}

/** Custom states that elements were in, by tag. */
const states = new Map<string, Set<string>>();
const attachInternals = HTMLElement.prototype.attachInternals;
before(() => {
  HTMLElement.prototype.attachInternals = function (this: HTMLElement) {
    const internals = attachInternals.call(this);
    const add = internals.states.add.bind(internals.states);
    internals.states.add = (state) => {
      states.set(this.localName, (states.get(this.localName) ?? new Set()).add(state));
      return add(state);
    };
    return internals;
  };
});
after(() => (HTMLElement.prototype.attachInternals = attachInternals));

describe('The documented surface of the elements', () => {
  afterEach(unmountAll);

  it('every element is in custom-elements.json, and every one there is tried here', () => {
    expect(sorted(ELEMENTS.map(({ tagName }) => tagName!))).to.deep.equal(sorted(Object.keys(SCENES)));
  });

  for (const [tag, scenes] of Object.entries(SCENES)) {
    const documented = ELEMENTS.find(({ tagName }) => tagName === tag)!;
    const namesOf = (kind: 'cssParts' | 'slots' | 'cssStates'): string[] =>
      sorted((documented[kind] ?? []).map(({ name }) => name));

    it(`DESIGN 15 <${tag}>: every documented part and slot exists, and every existing one is documented`, async () => {
      const own = new Set<string>();
      const renamed = new Set<string>();
      const slots = new Set<string>();
      for (const scene of scenes) {
        const element = await show(tag, scene);
        for (const name of partsOf(element)) own.add(name);
        for (const inner of within(element)) {
          for (const [inside, outside] of exportsOf(inner)) if (inside !== outside) renamed.add(outside);
          if (inner instanceof HTMLSlotElement) slots.add(inner.name);
        }
        element.remove();
      }
      expect(namesOf('cssParts')).to.deep.equal(sorted([...own, ...renamed]));
      expect(namesOf('slots')).to.deep.equal(sorted(slots));
    });

    it(`<${tag}>: every button and link that is seen is a part, so that a page can style it`, async () => {
      for (const scene of scenes) {
        const element = await show(tag, scene);
        const without = within(element).filter(
          (inner) =>
            inner.matches('button:not([part]), a:not([part])') && getComputedStyle(inner).visibility !== 'hidden',
        );
        expect(without.map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
        element.remove();
      }
    });

    it(`DESIGN 15 <${tag}>: every documented state is taken, and every one that is taken is documented`, async () => {
      states.delete(tag);
      for (const scene of scenes) (await show(tag, scene)).remove();
      document.body.style.setProperty('--rota-surface', '#fff');
      (await show(tag, scenes[0]!)).remove();
      for (const state of [{}, stateAt('confirmation')]) (await show(tag, { state })).remove();
      document.body.removeAttribute('style');
      expect(namesOf('cssStates')).to.deep.equal(sorted(states.get(tag) ?? []));
    });

    it(`<${tag}>: no part of an element inside is lost on the way out`, async () => {
      for (const scene of scenes) {
        const element = await show(tag, scene);
        expect(sorted(lost(element))).to.deep.equal([]);
        element.remove();
      }
    });
  }

  it('DESIGN 15 every documented token is used, every one that is used is documented, and all elements have the same', async () => {
    const used: string[] = [];
    for (const [tag, scenes] of Object.entries(SCENES)) {
      const element = await show(tag, scenes[0]!);
      const sheets = element.shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
      used.push(
        ...sheets.flatMap(({ cssText }) => [...cssText.matchAll(/var\((--rota-[\w-]+)/g)].map(([, name]) => name!)),
      );
    }
    for (const { cssProperties } of ELEMENTS) {
      expect(sorted((cssProperties ?? []).map(({ name }) => name))).to.deep.equal(sorted(used));
    }
  });

  it('DESIGN 15 a part that an element inside exports is one that it has in some state', async () => {
    const has = new Map<string, Set<string>>();
    for (const [tag, scenes] of Object.entries(SCENES)) {
      for (const scene of scenes) {
        const element = await show(tag, scene);
        has.set(tag, new Set([...(has.get(tag) ?? []), ...arriving(element)]));
        element.remove();
      }
    }
    const anywhere = new Set([...has].filter(([tag]) => tag !== 'rota-booking').flatMap(([, names]) => [...names]));
    const booking = await show('rota-booking', SCENES['rota-service-picker']![0]!);
    for (const inner of within(booking)) for (const [inside] of exportsOf(inner)) expect(anywhere).to.include(inside);
    const picker = await show('rota-date-picker', SCENES['rota-date-picker']![0]!);
    for (const inner of within(picker)) {
      for (const [inside] of exportsOf(inner)) expect(has.get(inner.localName)).to.include(inside);
    }
  });
});
