/** A random site as a few lines of text, with all that is usual left out: what a failing property prints. */
import { MINUTES_PER_DAY } from '../../src/time/units.js';
import type { Day, Minute, Span } from '../../src/time/units.js';
import type {
  Blackout,
  Calendar,
  CalendarAvailability,
  DailyRange,
  DayCount,
  DayHours,
  Limits,
} from '../../src/engine/model.js';
import { written } from './oracle/clock.js';
import type { Scenario, World } from './worlds.js';

/** The scenario, one fact a line: a world, and what else is asked of it. */
export function describeScenario(scenario: Scenario): string {
  const { catalog, question, pick, meanwhile, ledger, turns } = scenario;
  return [
    describeWorld(scenario),
    ...(catalog.pools ?? []).map((pool) => `pool ${JSON.stringify(pool)}`),
    ...(catalog.panels ?? []).map((panel) => `panel ${JSON.stringify(panel)}`),
    `asked besides: ${JSON.stringify({ ...question, ...meanwhile })}, start ${pick.nth} of ${pick.of}, lists turned by ${turns}`,
    ...ledger.map((line) => `ledger ${JSON.stringify(line)}`),
    '',
  ].join('\n');
}

/** The whole world, one fact a line. */
export function describeWorld({ catalog, availability, question, range }: World): string {
  const { site, events } = catalog;
  const utc = (at: number): string => written('UTC', at).slice(0, 16);
  const service = catalog.services[0];
  return [
    '',
    `site in ${site.zone}${site.staleAfter === undefined ? '' : `, stale after ${site.staleAfter}`}; answer of ${utc(availability.now)}Z for days ${dates(availability.days)}`,
    ...site.blackouts.map((blackout) => `  blackout of the site ${blackoutText(blackout)}`),
    `asked: ${[question.duration && `${question.duration} min`, question.calendar].filter(Boolean).join(', ') || 'any'}${countsText(question.clientBooked)} on ${dates(range.days)} in ${range.zone}`,
    ...(service
      ? [
          `service ${service.durations.join('|')} min, buffers ${service.bufferBefore}+${service.bufferAfter}, seats ${service.seats}, ` +
            `grid ${service.grid ?? 'default'} by ${service.anchor}, notice ${service.notice}, horizon ${service.horizon}, assigned by ${service.assignment}, any: ${service.anyAvailable} ${service.distribution}, ` +
            `${limitsText(service.limits)}${service.clientLimits ? ` client's${limitsText(service.clientLimits)}` : ''}, calendars [${service.calendars.join(' ')}]${service.event ? `, event '${service.event}'` : ''}`,
        ]
      : []),
    ...(service?.event === undefined
      ? []
      : events.flatMap((event) => [
          `${event.id} ${dailyText(event)}`,
          ...event.blackouts.map((blackout) => `  blackout of the event ${blackoutText(blackout)}`),
        ])),
    ...catalog.calendars.flatMap((calendar) => [
      calendarText(calendar, catalog.specialists.find(({ id }) => id === calendar.specialist)?.active),
      ...takenText(availability.calendars.find((one) => one.calendar === calendar.id)),
    ]),
    `figures ${JSON.stringify(availability.figures)}`,
    ...(catalog.distributions ?? []).map((own) => `distribution ${JSON.stringify(own)}`),
  ].join('\n');
}

function calendarText(calendar: Calendar, specialistActive: boolean | undefined): string {
  const facts = [
    calendar.zone,
    calendar.capacity > 1 && `capacity ${calendar.capacity}`,
    !calendar.public && 'private',
    !calendar.active && 'inactive',
    specialistActive === undefined && 'no specialist',
    specialistActive === false && 'inactive specialist',
    calendar.limits && limitsText(calendar.limits),
    calendar.opensBy !== 'hours' && `opens by ${calendar.opensBy}`,
    calendar.opensBy !== 'shifts' && `weekly ${weekText(calendar)}`,
    ...calendar.overrides.map((one) => `override ${dayHoursText(one)}`),
    ...calendar.blackouts.map((one) => `blackout ${blackoutText(one)}`),
  ];
  return `${calendar.id}: ${facts.filter(Boolean).join('; ')}`;
}

function takenText(taken: CalendarAvailability | undefined): string[] {
  if (!taken) return ['  not in the answer'];
  const instants = ([from, to]: Span): string => `${written('UTC', from).slice(0, 16)}Z+${to - from}`;
  return [
    ...(taken.asOf === undefined ? [] : [`  as of ${written('UTC', taken.asOf).slice(0, 16)}Z`]),
    ...(taken.booked?.length ? [`  ${countsText(taken.booked)}`] : []),
    ...taken.shifts.map((one) => `  shift ${dayHoursText(one)}`),
    ...taken.busy.map((one) => `  busy ${instants(one)}`),
    ...taken.taken.map((one) => `  taken ${instants(one)}`),
    ...taken.sessions.map(
      (one) => `  session of ${one.service} ${instants([one.start, one.start + one.duration])} left ${one.left}`,
    ),
  ];
}

function weekText({ hours }: Calendar): string {
  const days = hours.map(hoursText);
  return days.every((one) => one === days[0])
    ? (days[0] ?? '')
    : days.map((one, day) => `${'MTWTFSS'[day]} ${one}`).join(' ');
}

const limitsText = (limits: Limits | undefined): string => (limits ? ` limits ${JSON.stringify(limits)}` : '');
const countsText = (counts: readonly DayCount[] = []): string =>
  counts.map(([day, count]) => ` booked ${date(day)} ${count}`).join(',');
const dayHoursText = ({ day, hours }: DayHours): string => `${date(day)} ${hoursText(hours)}`;
const blackoutText = (blackout: Blackout): string =>
  dailyText(blackout) + (blackout.label ? ` (${blackout.label})` : '');
const dailyText = ({ days, hours }: DailyRange): string => `${dates(days)} ${hours ? hoursText(hours) : 'all day'}`;

function hoursText(spans: readonly Span<Minute>[]): string {
  const time = (minute: Minute): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return spans.length === 0 ? 'closed' : spans.map(([from, to]) => `${time(from)}-${time(to)}`).join(',');
}

/** First and last date of half-open days. */
function dates([from, to]: Span<Day>): string {
  return to <= from ? 'no day' : `${date(from)}..${date(to - 1)}`;
}

function date(day: Day): string {
  return new Date(day * MINUTES_PER_DAY * 60_000).toISOString().slice(0, 10);
}
