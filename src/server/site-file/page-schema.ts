/** Master pages (MP-1 to MP-4): entries in sections, and rules with conditions. */
import * as v from 'valibot';
import { panelWith } from './offer-schema.js';
import { date, described, flag, hours, id, name, text, weekdays } from './schema-parts.js';

const oneOf = v.pipe(
  v.array(name('A value.'), 'a list of values'),
  v.minLength(1, 'at least one value'),
  v.description('Holds for any of these.'),
);

const condition = v.variant(
  'on',
  [
    v.strictObject({ on: v.literal('answer'), field: id('Id of a question of the service.'), oneOf }),
    v.strictObject({ on: described(v.picklist(['place', 'language']), 'What it looks at.'), oneOf }),
    v.strictObject({
      on: v.literal('time'),
      first: v.optional(date('First day.')),
      last: v.optional(date('Last day; it belongs to the range.')),
      weekdays: v.optional(weekdays),
      hours: v.optional(hours('Hours in which sessions start; at any where left out.')),
    }),
  ],
  'a condition: { "on": "answer", "field": "topic", "oneOf": ["Taxes"] }, { "on": "place" or "language", "oneOf": […] } or { "on": "time", "weekdays": ["mon"], "hours": ["09:00-12:00"] }',
);

const rule = panelWith({
  when: v.optional(
    v.pipe(
      v.array(condition, 'a list of conditions'),
      v.description('All of them must hold; the first rule whose conditions do is offered.'),
    ),
  ),
});

const section = v.strictObject(
  {
    label: name('Heading of the section.'),
    category: v.optional(name('Category that it belongs to.')),
    instructions: v.optional(text('What clients should know.')),
    entries: described(
      v.array(
        v.strictObject(
          {
            kind: described(
              v.picklist(['service', 'specialist', 'pool', 'panel'], '"service", "specialist", "pool" or "panel"'),
              'What can be chosen here.',
            ),
            id: id('Id of it.'),
          },
          'an entry: { "kind": "service", "id": "massage" }',
        ),
        'a list of entries',
      ),
      'What the section offers, in order.',
    ),
  },
  'a section: { "label": "Massages", "entries": [{ "kind": "service", "id": "massage" }] }',
);

export const page = v.strictObject(
  {
    id: id(),
    name: name('As clients read it.'),
    first: v.optional(
      v.pipe(
        v.picklist(
          ['service', 'specialist', 'specialists-only', 'rules'],
          '"service", "specialist", "specialists-only" or "rules"',
        ),
        v.description('Which step comes first; with "rules" the rules alone decide.'),
      ),
      'service',
    ),
    timeFirst: flag(false, 'Whether the client picks a time first, and then among those who are free.'),
    sections: v.optional(described(v.array(section, 'a list of sections'), 'The parts of the page, in order.'), []),
    rules: v.optional(
      v.pipe(v.array(rule, 'a list of rules'), v.description('Panels, in order: the first that holds is offered.')),
    ),
  },
  'a page: { "id": "start", "name": "Book with us", "sections": [{ "label": "Massages", "entries": [{ "kind": "service", "id": "massage" }] }] }',
);
