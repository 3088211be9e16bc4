import { panelStarts, starts, type Service } from '../engine/index.js';
import { loadSites, UnusableFileError } from '../server/node/site-files.js';
import type { SiteSetup } from '../server/site-setup.js';
import { MINUTES_PER_DAY, type Instant } from '../time/index.js';
import { worldOfSite } from './world.js';

export interface CheckedFiles {
  /** Of the files that can be served: what is in them, and what is served but likely not meant. */
  readonly text: string;
  /** Of the others: all that is wrong; empty where there are none. */
  readonly faults: string;
}

/** Reads site files and folders of them, and says what is wrong. `now` is what this machine's clock shows. */
export async function checkFiles(paths: readonly string[], now: Instant): Promise<CheckedFiles> {
  if (paths.length === 0)
    throw new Error('rota check: expected one site file or more, or a folder of them, as in: rota check site.yaml');
  const found = await Promise.all(
    paths.map(async (path): Promise<CheckedFiles> => {
      try {
        const sites = await loadSites([path]);
        return { text: sites.map((setup) => describeSite(path, setup, now)).join('\n'), faults: '' };
      } catch (error) {
        if (!(error instanceof UnusableFileError)) throw error;
        return { text: '', faults: error.message };
      }
    }),
  );
  const joined = (list: readonly string[]): string => list.filter((one) => one !== '').join('\n');
  return { text: joined(found.map(({ text }) => text)), faults: joined(found.map(({ faults }) => faults)) };
}

function describeSite(path: string, setup: SiteSetup, now: Instant): string {
  const { site, specialists, calendars, services } = setup.catalog;
  const counts = [
    counted(specialists.length, 'specialist'),
    counted(calendars.length, 'calendar'),
    counted(services.length, 'service'),
  ].join(', ');
  const warnings = warningsOf(setup, now).map((warning) => `  warning: ${warning}`);
  return [`${path}: ${site.id} can be served: ${counts}`, ...warnings].join('\n');
}

/** What is offered, and can't be booked from today to its horizon as if nothing were taken. */
function warningsOf(setup: SiteSetup, now: Instant): string[] {
  const { site, availability } = worldOfSite(setup);
  const { services, panels = [] } = setup.catalog;
  const zone = site.zone(site.site.zone);
  const within = ({ horizon }: Service) => {
    const days = [zone.dayOf(now), zone.dayOf(now + horizon) + 1] as const;
    const [first, end] = days;
    const range = [zone.instantOf(first * MINUTES_PER_DAY), zone.instantOf(end * MINUTES_PER_DAY)] as const;
    return [availability(days, now), range] as const;
  };
  const none = 'no time can be booked by today, even with nothing taken; look at hours, shifts, notice and horizon';
  const ofServices = services.flatMap((service, place) => {
    const inPanel = panels.some((panel) => panel.service === service.id);
    if (service.calendars.length === 0) return inPanel ? [] : [`services[${place}]: nobody serves "${service.id}"`];
    const [known, range] = within(service);
    const found = starts(site, known, { service: service.id }, range);
    return found.length > 0 ? [] : [`services[${place}]: "${service.id}": ${none}`];
  });
  const ofPanels = panels.flatMap((panel, place) => {
    const [known, range] = within(site.services.get(panel.service)!);
    const found = panelStarts(site, known, { panel: panel.id }, range);
    return found.length > 0 ? [] : [`panels[${place}]: "${panel.id}": ${none}`];
  });
  return [...ofServices, ...ofPanels];
}

function counted(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
