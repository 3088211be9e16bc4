/** A panel: its faults, its starts and days, and who sits at one of them (MG-4, PN-1 to PN-5, MG-6, TR-1). */
import { choosePanel, EngineError, panelDays, panelFaults, panelStarts } from '../../../src/engine/index.js';
import type { OpenedSite, PanelDay } from '../../../src/engine/index.js';
import { MINUTES_PER_DAY } from '../../../src/time/units.js';
import { everywhere } from '../ask.js';
import { panelDayAnswers } from '../oracle/panel-days.js';
import { panelFaultCodes } from '../oracle/panel-faults.js';
import { surveyPanel } from '../oracle/panels.js';
import type { Scenario } from '../worlds.js';
import { agree } from './agree.js';

export function comparePanel(scenario: Scenario, site: OpenedSite): void {
  const { catalog, availability, question, pick, range } = scenario;
  const panel = catalog.panels?.[0];
  if (!panel) return;
  const faults = panelFaultCodes(catalog, panel);
  agree(
    'the faults of the panel',
    panelFaults(catalog, panel)
      .map(({ code }) => code)
      .sort(),
    faults,
  );
  const { duration, clientBooked } = question;
  const asked = { panel: panel.id, duration, clientBooked };
  if (faults.length > 0) {
    agree(
      'whether it is refused',
      isRefused(() => panelStarts(site, availability, asked, everywhere(scenario))),
      true,
    );
    return;
  }

  const oracle = surveyPanel(scenario, panel, asked);
  const found = panelStarts(site, availability, asked, everywhere(scenario));
  agree(
    'panel starts',
    found.map(({ start }) => start),
    oracle.starts,
  );
  const lines = (days: readonly PanelDay[]): string[] => days.map((day) => JSON.stringify(day));
  agree('panel days', panelDays(site, availability, asked, range), panelDayAnswers(oracle, range), lines);

  const offered = oracle.starts[pick.nth % Math.max(1, oracle.starts.length)];
  const start = (pick.of === 'minutes' ? undefined : offered) ?? availability.days[0] * MINUTES_PER_DAY + pick.nth;
  const record = choosePanel(site, availability, { ...asked, start });
  const seated = oracle.seatingAt(start) ?? [];
  agree(
    'who sits',
    record.seats.flatMap(({ chosen }) => chosen),
    seated,
  );
  const places = oracle.seats.flatMap((seat) => Array.from({ length: seat.seat.count ?? 1 }, () => seat));
  const hosts = places.flatMap(({ members }, place) =>
    members.filter(({ calendars: [lead] }) => lead === seated[place]).flatMap(({ calendars }) => calendars),
  );
  agree('the hosts', [record.primary ?? null, ...record.hosts], [seated[0] ?? null, ...new Set(hosts)]);
  agree('whether seats are short', record.shortfall !== undefined, seated.length === 0);
}

function isRefused(ask: () => unknown): boolean {
  try {
    ask();
    return false;
  } catch (error) {
    if (error instanceof EngineError) return true;
    throw error;
  }
}
