import { Hono } from 'hono';
import type { Instant } from '../time/index.js';
import type { Challenges } from './defences/challenges.js';
import { noCounters, type Counters } from './defences/counters.js';
import { Gate, type Caught, type Defences } from './defences/gate.js';
import { guarded } from './defences/guesses.js';
import { LiveChanges, type LiveChangesOptions } from './changes/live-changes.js';
import type { HostedSite } from './hosted-site.js';
import { bodyLimit } from './http/body-limit.js';
import { cors } from './http/cors.js';
import { named, observed, type Answered } from './http/observed.js';
import { problemResponse, Refusal } from './http/problems.js';
import { machineClock } from './machine-clock.js';
import { appointmentRoutes } from './routes/appointment-routes.js';
import { bookingRoutes } from './routes/booking-routes.js';
import { changeRoutes } from './routes/change-routes.js';
import { clientRoutes } from './routes/client-routes.js';
import { holdRoutes } from './routes/hold-routes.js';
import { hostRoutes } from './routes/host-routes.js';
import { memberRoutes } from './routes/member-routes.js';
import { openingRoutes } from './routes/opening-routes.js';
import { packageRoutes } from './routes/package-routes.js';
import type { Routes, SiteApp, SiteVariables } from './routes/routes.js';
import { siteRoutes } from './routes/site-routes.js';
import { securityHeaders } from './http/security-headers.js';
import type { SiteSetup } from './site-setup.js';
import { undeliveredRoutes } from './routes/undelivered-routes.js';
import { Sites } from './sites.js';
import { ShownIds } from './shown-ids.js';
import { StoreUnavailable, type Store } from './store.js';

const BODY_LIMIT = 64 * 1024;

const ROUTES: readonly Routes[] = [
  ...[siteRoutes, openingRoutes, hostRoutes, bookingRoutes, appointmentRoutes],
  ...[holdRoutes, packageRoutes, clientRoutes, memberRoutes, undeliveredRoutes, changeRoutes],
];

export interface HandlerOptions {
  /** `Sites` can be replaced while they are served. */
  readonly sites: readonly SiteSetup[] | Sites;
  readonly store: Store;
  /** The only clock there is. The machine's where left out. */
  readonly clock?: () => Instant;
  /** The same clock in seconds, to tell how long a hold lasts. The machine's, or `clock` times 60 where that is given. */
  readonly seconds?: () => number;
  /** Who sends a request, as far as can be told: its network address. Where left out or empty, all hold times as one (A23). */
  readonly visitorOf?: (request: Request) => string;
  /** What is counted, so that it can be limited: see `SiteSetup.rateLimits`. Nothing is limited where left out. */
  readonly counters?: Counters;
  /** What visitors are asked for once soft limits are passed. Nothing where left out. */
  readonly challenges?: Challenges;
  /** Told what the defences catch. */
  readonly onCaught?: (what: Caught, site: string) => void;
  /** Whether what stands in the outbox goes out by mail: clients are promised none where it doesn't. It does where left out. */
  readonly mails?: boolean;
  /** Origins that may use every site, besides those that each site lists. None where left out. */
  readonly allowsOrigin?: (origin: string) => boolean;
  /** How `GET /changes` is answered; false where whoever calls the handler can't pass on an answer in pieces. */
  readonly liveChanges?: LiveChangesOptions | false;
  /** Told of each answer, without anything personal. */
  readonly onAnswer?: (answered: Answered) => void;
  /** Told of faults in the backend itself, which the client only learns as `internal`. */
  readonly onFault?: (fault: unknown) => void;
}

/** Answers a request under `/v1/sites/{site}`; any other gets a problem `not-found`. */
export type Handler = (request: Request) => Promise<Response>;

/**
 * The reference backend (DESIGN 7): one function from request to response, on web-standard types only, so that the same
 * code serves a page through a service worker and the world through any HTTP server. Throws where a site doesn't hold
 * together.
 */
export function createHandler(options: HandlerOptions): Handler {
  const { visitorOf = () => '' } = options;
  const app = createApp(options);
  return async (request) => app.fetch(request, { visitor: visitorOf(request) });
}

/** The calls of the handler, as `routes` of an application. Throws as `createHandler` does. */
export function createApp({ sites, store, ...options }: HandlerOptions): Hono<SiteVariables> {
  const { clock = machineClock, allowsOrigin = () => false, onFault = console.error } = options;
  const { seconds = options.clock ? () => clock() * 60 : machineSeconds } = options;
  const liveChanges = options.liveChanges === false ? undefined : new LiveChanges(store, options.liveChanges);
  const { mails = true } = options;
  const surroundings = { store, clock, seconds, liveChanges, mails };
  const hosted = sites instanceof Sites ? sites : new Sites(sites);
  const { counters = noCounters(), challenges, onCaught = () => undefined } = options;
  const defences: Defences = { counters, ...(challenges && { challenges }), mails, onCaught };
  const siteOf = (id: string): HostedSite => hosted.get(id) ?? unknownSite(id);

  const app = new Hono<SiteVariables>();
  app.use(named, observed(options.onAnswer));
  app.use(securityHeaders);
  app.use(
    '/v1/sites/:site/*',
    cors((origin, id) => allowsOrigin(origin) || originsOf(hosted, id).includes(origin)),
  );
  app.use('/v1/*', bodyLimit(BODY_LIMIT, bodyTooLarge));
  // No database keeps it in a text, so nothing has it in its id.
  app.use('/v1/*', async ({ req }, next) => (req.path.includes('\0') ? nothingHere() : next()));
  app.onError((error) => problemResponse(refusalOf(error, onFault)));
  app.notFound(nothingHere);

  const site: SiteApp = new Hono();
  site.use(async ({ req, set, env }, next) => {
    const hosted = siteOf(req.param('site') ?? '');
    const asker = { address: env.visitor, solution: req.header('challenge-solution') };
    set('hosted', hosted);
    set('gate', new Gate(hosted, defences, asker, clock()));
    set('ids', () => ShownIds.at(hosted, counters, clock()));
    await next();
  });
  for (const secret of [
    '/bookings/:id/*',
    '/holds/:id/*',
    '/packages/:id/*',
    '/clients/*',
    '/members/*',
    '/undelivered/*',
    '/history',
    '/load',
  ])
    site.use(secret, guarded);
  site.on('GET', '/bookings', guarded);
  // Times are for everybody; a token opens only the booking that moves.
  site.on('GET', '/openings', (context, next) =>
    context.req.query('moving') === undefined ? next() : guarded(context, next),
  );
  for (const routes of ROUTES) routes(site, surroundings);
  app.route('/v1/sites/:site', site);
  return app;
}

function machineSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** Of an unknown site, the origins of all: whoever mistypes a site's id should be able to read so. */
function originsOf(hosted: Sites, id: string): readonly string[] {
  return hosted.get(id)?.setup.origins ?? [...hosted].flatMap(({ setup }) => setup.origins);
}

function unknownSite(id: string): never {
  throw new Refusal('unknown-site', `There is no site ${JSON.stringify(id)} here; check the "site" of the widget.`);
}

function nothingHere(): Response {
  return problemResponse(
    new Refusal('not-found', 'There is nothing at this address; expected one under /v1/sites/{site}.'),
  );
}

function bodyTooLarge(): Response {
  return problemResponse(new Refusal('body-too-large', `The body is larger than ${BODY_LIMIT} bytes; send less.`));
}

function refusalOf(error: unknown, onFault: (fault: unknown) => void): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable)
    return new Refusal('temporarily-unavailable', 'This cannot be answered right now; trying again shortly may help.');
  onFault(error);
  return new Refusal('internal', 'Something went wrong here; trying again later may help.');
}
