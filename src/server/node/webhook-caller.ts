import { request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { isIP } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { webhookBody } from '../messages/webhook-calls.js';
import type { SiteSetup } from '../site-setup.js';
import { isPublic, notPublic, publicLookup, type Resolve } from './public-address.js';
import { Undeliverable, type Call } from '../delivery/deliver.js';

/** How long a webhook may take to answer, milliseconds: less than the lease on a call. */
const PATIENCE = 15_000;
/** With this answer, whoever is called says that nothing is to come any more. */
const GONE = 410;

export interface WebhookOptions {
  /** The key of a webhook by the name of its environment variable: `whsec_` and base64. */
  readonly secretOf: (name: string) => string | undefined;
  /** Origins that are called as they are, without TLS and on this machine too: for development. */
  readonly allowed?: readonly string[];
  readonly resolve?: Resolve;
  readonly patience?: number;
}

/** Calls webhooks: signed, encrypted, at public addresses alone, and nowhere but there (A90). For servers only. */
export function webhookCaller({ secretOf, allowed = [], resolve, patience = PATIENCE }: WebhookOptions): Call {
  return async (site, call) => {
    const webhook = site.setup.webhooks.find(({ id }) => id === call.webhook);
    if (!webhook) throw new Undeliverable('The site has this webhook no more.');
    const secret = secretOf(webhook.secret);
    if (!secret) throw Object.assign(new Error(), { code: 'NO_SECRET' });
    const url = new URL(webhook.url);
    const isAllowed = allowed.includes(url.origin);
    if (!isAllowed) checkTarget(url);
    const { id, json } = webhookBody(site, call);
    const status = await post(url, json, {
      headers: signed(secret, id, json),
      signal: AbortSignal.timeout(patience),
      ...(!isAllowed && { lookup: publicLookup(resolve) }),
    });
    if (status === GONE) throw new Undeliverable('The webhook says that it is gone.');
    if (status < 200 || status > 299) throw Object.assign(new Error(), { code: 'HTTP', responseCode: status });
  };
}

/** Throws where a key is missing or no key. */
export function checkSecrets(sites: readonly SiteSetup[], secretOf: WebhookOptions['secretOf']): void {
  for (const site of sites) {
    const fault = secretFault(site, secretOf);
    if (fault !== undefined) throw new Error(fault);
  }
}

/** What is wrong with the first key of a site's webhooks that can't be used; undefined where all can. */
export function secretFault(
  { catalog, webhooks }: SiteSetup,
  secretOf: WebhookOptions['secretOf'],
): string | undefined {
  const isKey = (key = ''): boolean => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(key);
  const wrong = webhooks.find(({ secret }) => !isKey(secretOf(secret)));
  return (
    wrong &&
    `${wrong.secret}: the key of the webhook "${wrong.id}" of ${catalog.site.id}; expected "whsec_" and at least 24 bytes as base64`
  );
}

/** A number in place of a name is never looked up, so it is checked here. */
function checkTarget({ protocol, hostname }: URL): void {
  if (protocol !== 'https:') throw new Undeliverable('The address of the webhook does not begin with https.');
  const number = hostname.replace(/^\[|\]$/g, '');
  if (isIP(number) !== 0 && !isPublic(number)) throw notPublic();
}

function signed(secret: string, id: string, json: string): Record<string, string> {
  const now = new Date();
  return {
    'content-type': 'application/json',
    'user-agent': 'Rota',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, json),
  };
}

/** The status of the answer. Nothing else of it is read, and wherever it points nobody goes. */
function post(url: URL, body: string, options: Parameters<typeof requestByHttps>[1]): Promise<number> {
  const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, method: 'POST', agent: false }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
