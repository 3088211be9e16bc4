import { expect } from 'chai';
import '../../src/define/index.js';
import { ALL_PARTS } from '../../src/booking/all-parts.js';
import type { FlowElement } from '../../src/elements/shared/flow-element.js';
import { everything, flowIn, OWN_STATES, STATES } from '../support/every-state.js';
import { fakeFlow } from '../support/fake-flow.js';
import { BOOKING, CATALOG, FACIAL, MASSAGE } from '../support/frame-states.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { loadWords } from '../../src/locale/words.js';

const REFERENCES = [
  'for',
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-errormessage',
  'list',
  'headers',
];

/** References to ids that nothing in the same root has, and ids that several elements have. */
function faultyIds(root: ParentNode): string[] {
  return everything(root).flatMap((element) => {
    const own = element.getRootNode() as Document | ShadowRoot;
    const named = REFERENCES.flatMap((name) =>
      (element.getAttribute(name) ?? '')
        .split(/\s+/)
        .filter((id) => id && !own.getElementById(id))
        .map((id) => `${element.localName} ${name}="${id}" points at nothing`),
    );
    const same = element.id ? own.querySelectorAll(`#${CSS.escape(element.id)}`).length : 1;
    return same > 1 ? [...named, `id="${element.id}" stands ${same} times`] : named;
  });
}

describe('Elements in their shadow roots', () => {
  before(() => Promise.all([loadWords('ar'), ALL_PARTS.pages.bring()]));
  afterEach(unmountAll);

  for (const state of Object.keys(STATES)) {
    it(`J1 ${state}: what is pointed at by id stands in the same root, once`, async () => {
      const booking = await mount('rota-booking', flowIn(state));
      expect(faultyIds(booking.parentElement!)).to.deep.equal([]);
    });
  }

  for (const [state, show] of Object.entries(OWN_STATES)) {
    it(`J1 ${state}: what is pointed at by id stands in the same root, once`, async () => {
      const element = await show();
      expect(faultyIds(element.shadowRoot!)).to.deep.equal([]);
      element.remove();
    });
  }

  const TAGS = {
    'rota-booking': 'services',
    'rota-master-page': 'a master page',
    'rota-service-picker': 'services',
    'rota-specialist-picker': 'specialists',
    'rota-date-picker': 'times of a day',
    'rota-month': 'times of a day',
    'rota-times': 'times of a day',
    'rota-time-zone': 'times of a day',
    'rota-hold': 'a held time',
    'rota-details-form': 'an empty form',
    'rota-review': 'review',
    'rota-confirmation': 'confirmation',
    // These have no flow from outside: the state is nothing to them.
    'rota-dialog': 'services',
    'rota-appointments': 'services',
    'rota-package': 'services',
  } as const;
  for (const [tag, state] of Object.entries(TAGS)) {
    it(`J3 <${tag}> leaves its role and name to the page, and takes those that the page sets`, async () => {
      const element = document.createElement(tag);
      element.setAttribute('role', 'region');
      element.setAttribute('aria-label', 'Our times');
      (element as unknown as FlowElement).flow = flowIn(state);
      document.body.append(element);
      await settled(element);
      const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
      expect(attributes).to.deep.include({ role: 'region', 'aria-label': 'Our times' });
      element.remove();
      const plain = await mount(tag as keyof HTMLElementTagNameMap, flowIn(state));
      expect(plain.getAttributeNames().filter((name) => name === 'role' || name.startsWith('aria-'))).to.deep.equal([]);
    });
  }

  /** A name that stands in every text of a site. */
  const NAME = 'Zed!';
  const named = <T extends object>(data: T, ...keys: (keyof T)[]): T => ({
    ...data,
    ...Object.fromEntries(keys.map((key) => [key, `${NAME}-${String(key)}`])),
  });
  const services = [MASSAGE, FACIAL].map((service) => ({
    ...named(service, 'name', 'description', 'category'),
    place: { kind: 'address', text: `${NAME}-place` } as const,
  }));
  const site = { ...named(CATALOG.site, 'name', 'email'), zone: 'America/New_York' };
  const specialists = CATALOG.specialists.map((person) => named(person, 'name', 'role'));
  const foreign = { ...CATALOG, site, services, specialists };

  for (const [state, given] of Object.entries(STATES)) {
    it(`I10 ${state}: names of the site in a text of another direction are set apart from it`, async () => {
      const { service, specialists: options = [], details, booking } = given;
      const flow = fakeFlow({
        ...given,
        ...(given.catalog?.status === 'ready' && { catalog: { status: 'ready', value: foreign } }),
        siteZone: site.zone,
        services: given.services?.length ? services : given.services,
        ...(service && { service: { ...service, ...services[0] } }),
        specialists: options.map((one) => (one.id === 'any' ? one : named(one, 'name', 'role'))),
        ...(details && {
          details: {
            ...details,
            fields: details.fields.map((field) => (field.builtIn ? field : named(field, 'label', 'hint'))),
            values: { firstName: NAME, lastName: NAME, email: NAME, pressure: NAME, essay: NAME },
          },
        }),
        ...(booking && {
          booking: {
            ...BOOKING,
            ...named(booking, 'serviceName', 'email'),
            specialistNames: [NAME],
            place: { kind: 'address', text: NAME },
          },
        }),
      } as Parameters<typeof fakeFlow>[0]);
      const element = await mount('rota-booking', flow, { direction: 'rtl', width: 1000 });
      element.locale = 'ar';
      await settled(element);
      const texts = everything(element.shadowRoot!).flatMap((each) =>
        [...each.childNodes].filter((node) => node instanceof Text && node.data.includes(NAME)),
      ) as Text[];
      const loose = texts.filter((text) => !isApart(text));
      expect(loose.map(({ data, parentElement }) => `${parentElement?.localName}: ${data.trim()}`)).to.deep.equal([]);
      if (given.service) expect(texts).not.to.have.length(0);
    });
  }

  /** Whether the names in a text have a direction of their own: by their element, or by marks around them. */
  function isApart({ data, parentElement }: Text): boolean {
    const unmarked = data.replace(/\u2068[^\u2069]*\u2069/g, '');
    const { unicodeBidi } = getComputedStyle(parentElement!);
    return !unmarked.includes(NAME) || parentElement!.matches('bdi, option') || unicodeBidi === 'plaintext';
  }
});
