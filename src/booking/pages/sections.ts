import type { Service } from '../../engine/model.js';
import type { Entry, MasterPage, Section } from '../../engine/offers.js';
import type { OpenedSite } from '../../engine/site.js';
import type { PageChoice, PageSection } from '../state.js';
import { chosenOf, type Subject } from '../subject.js';
import { hostsOf, type PanelMeetings } from './panel-meetings.js';

/** What the first step of a page can list. */
interface Listed {
  readonly services: readonly Service[];
  /** Calendars. */
  readonly people: readonly string[];
  readonly panels: PanelMeetings;
}

/** The sections of a page, each with what can be chosen of it; what stands in none, as where a page lists people only, comes last. */
export function sectionsOf(
  site: OpenedSite,
  page: MasterPage,
  listed: Listed,
  subject: Subject,
): readonly PageSection[] {
  const choicesOf = ({ entries }: Section): readonly PageChoice[] =>
    entries.flatMap((entry) => choicesOfEntry(site, entry, listed, subject));
  const sections = page.sections.map((section) => ({ ...section, choices: choicesOf(section) }));
  const shown = new Set(sections.flatMap(({ choices }) => choices.map(({ entry }) => `${entry.kind} ${entry.id}`)));
  const persons = new Set(listed.people.map((id) => site.calendars.get(id)!.specialist));
  const others: readonly Entry[] = [
    ...listed.services.map(({ id }) => ({ kind: 'service', id }) as const),
    ...[...persons].map((id) => ({ kind: 'specialist', id }) as const),
  ];
  const left = choicesOf({ label: '', entries: others }).filter(({ entry }) => !shown.has(`${entry.kind} ${entry.id}`));
  return [...sections, { label: '', choices: left }].filter(({ choices }) => choices.length > 0);
}

function choicesOfEntry(site: OpenedSite, entry: Entry, listed: Listed, subject: Subject): PageChoice[] {
  const { kind, id } = entry;
  const chosen = chosenOf(subject);
  switch (kind) {
    case 'service': {
      const service = listed.services.find((one) => one.id === id);
      const about = service?.description;
      return service ? [{ entry, name: service.name, about, service, hosts: [], isChosen: chosen.service === id }] : [];
    }
    case 'panel': {
      const service = listed.panels.service(id);
      const panel = listed.panels.all.find((one) => one.id === id);
      if (!service || !panel) return [];
      const isChosen = subject.kind === 'panel' && subject.panel === id;
      return [
        { entry, name: service.name, about: service.description, service, hosts: hostsOf(site, panel), isChosen },
      ];
    }
    case 'specialist': {
      const person = site.specialists.get(id);
      const mine = listed.people.filter((one) => site.calendars.get(one)?.specialist === id);
      return mine.flatMap((calendar): PageChoice[] => {
        const own = site.calendars.get(calendar)!.name;
        const names = mine.length > 1 ? [person?.name, own] : [person?.name ?? own];
        return [
          {
            entry: { kind, id: calendar },
            name: names.filter(Boolean).join(' · '),
            about: person?.role,
            portrait: person?.portrait,
            hosts: [],
            isChosen: chosen.specialist === calendar,
          },
        ];
      });
    }
    case 'pool': {
      const pool = site.catalog.pools?.find((one) => one.id === id);
      const isListed = pool !== undefined && listed.people.length > 0;
      return isListed ? [{ entry, name: pool.name, hosts: [], isChosen: chosen.pool === id }] : [];
    }
  }
}
