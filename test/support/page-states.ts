import type { FlowState, PageChoice, PageSection } from '../../src/booking/state.js';
import type { Catalog } from '../../src/engine/model.js';
import { CATALOG, FACIAL, MASSAGE, stateAt } from './frame-states.js';

const none = { hosts: [], isChosen: false } as const;

const service = (one: typeof MASSAGE): PageChoice => ({
  ...{ entry: { kind: 'service', id: one.id }, name: one.name, about: one.description, service: one },
  ...none,
});

/** What a master page can list, one of each kind. */
export const CHOICES = {
  massage: service(MASSAGE),
  facial: service(FACIAL),
  panel: {
    ...{
      entry: { kind: 'panel', id: 'duo' },
      name: 'Massage for two',
      service: { ...MASSAGE, name: 'Massage for two' },
    },
    hosts: [
      { name: 'Maria Silva', count: 1 },
      { name: 'Masseurs', count: 2 },
    ],
    isChosen: false,
  },
  person: { ...{ entry: { kind: 'specialist', id: 'maria' }, name: 'Maria Silva', about: 'Masseuse' }, ...none },
  pool: { ...{ entry: { kind: 'pool', id: 'team' }, name: 'The evening team' }, ...none },
} satisfies Record<string, PageChoice>;

export const SECTIONS: readonly PageSection[] = [
  { label: 'To begin with', instructions: 'Come a little early.', choices: [{ ...CHOICES.massage, isChosen: true }] },
  { label: 'Faces', category: 'More', choices: [CHOICES.facial] },
  { label: 'Together', category: 'More', choices: [CHOICES.panel] },
];

export const PEOPLE: readonly PageSection[] = [
  { label: 'Whoever is free', choices: [CHOICES.pool] },
  { label: 'Somebody you know', choices: [{ ...CHOICES.person, isChosen: true }] },
];

/** A hundred services in ten sections. */
export const MANY: readonly PageSection[] = Array.from({ length: 10 }, (_, at) => ({
  label: `Room-${at}`,
  choices: Array.from({ length: 10 }, (__, i) => ({
    ...CHOICES.massage,
    entry: { kind: 'service', id: `s${at}-${i}` },
    name: `Soin numéro ${at * 10 + i}`,
  })),
}));

/** The first step of a page. */
export const pageAt = (sections: readonly PageSection[], changes: Partial<FlowState> = {}): Partial<FlowState> =>
  stateAt('service', { sections, ...changes });

/** The sample catalog with a page over its services. */
export const CATALOG_WITH_PAGE: Catalog = {
  ...CATALOG,
  pages: [
    {
      ...{ id: 'start', name: 'Start', first: 'service' },
      sections: [{ label: 'All', entries: CATALOG.services.map(({ id }) => ({ kind: 'service', id }) as const) }],
    },
  ],
};
