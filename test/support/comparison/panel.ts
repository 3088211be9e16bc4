/** A panel: its starts, and who sits at one of them (MG-4, PN-1 to PN-5). */
import { choosePanel, panelDays, panelFaults, panelStarts } from '../../../src/engine/index.js';
import type { OpenedSite } from '../../../src/engine/index.js';
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import { everywhere } from '../ask.js';
import { dayAt } from '../oracle/clock.js';
import { surveyPanel } from '../oracle/panels.js';
import type { Scenario } from '../worlds.js';
import { agree } from './agree.js';

export function comparePanel(scenario: Scenario, site: OpenedSite): void {
  const { catalog, availability, question, pick, range } = scenario;
  const panel = catalog.panels?.[0];
  if (!panel || panelFaults(catalog, panel).length > 0) return;
  const asked = { panel: panel.id, duration: question.duration };
  const oracle = surveyPanel(scenario, panel, question.duration);
  const found = panelStarts(site, availability, asked, everywhere(scenario));
  agree(
    'panel starts',
    found.map(({ start }) => start),
    oracle.starts,
  );
  agree(
    'panel days',
    panelDays(site, availability, asked, range).map(({ day, available, earliest }) => ({
      day,
      available,
      ...(earliest !== undefined && { earliest }),
    })),
    Array.from({ length: range.days[1] - range.days[0] }, (_, index) => {
      const day = range.days[0] + index;
      const ofDay = oracle.starts.filter((start) => dayAt(range.zone, start) === day);
      return { day, available: ofDay.length, ...(ofDay.length > 0 && { earliest: ofDay[0] }) };
    }),
  );

  const offered = oracle.starts[pick.nth % Math.max(1, oracle.starts.length)];
  const start = (pick.of === 'minutes' ? undefined : offered) ?? availability.days[0] * MINUTES_PER_DAY + pick.nth;
  const record = choosePanel(site, availability, { ...asked, start });
  const seated = oracle.seatingAt(start) ?? [];
  agree(
    'who sits',
    record.seats.flatMap(({ chosen }) => chosen),
    seated,
  );
  const hosts = oracle.seats.flatMap(({ members }, seat) =>
    members.filter(({ calendars: [lead] }) => lead === seated[seat]).flatMap(({ calendars }) => calendars),
  );
  agree('the hosts', [record.primary ?? null, ...record.hosts], [seated[0] ?? null, ...new Set(hosts)]);
  agree('whether seats are short', record.shortfall !== undefined, seated.length === 0);
}
