/** What opens one booking of a client, or one package. */
export interface LinkToOne {
  readonly opens: 'one';
  readonly id: string;
  readonly token: string;
}

/** What opens a client's bookings: one of them, or all. */
export type Link = LinkToOne | { readonly opens: 'all'; readonly token: string };

/** What stands in place of a booking's id in a link to all. */
const ALL = 'appointments';
/** Characters that 128 random bits need: what is shorter was cut off on its way. */
const SHORTEST_TOKEN = 22;

/**
 * Reads the part of a link's address behind the `#`, where tokens stand since browsers send it to nobody (A81). Undefined where
 * it is no such link: pages have anchors of their own.
 */
export function readLink(fragment: string): Link | 'incomplete' | undefined {
  const [, id, token = ''] = /^#?(appointments|[\w-]{16,64})\.([\w-]*)$/.exec(fragment) ?? [];
  if (id === undefined) return fragment.replace('#', '') === ALL ? 'incomplete' : undefined;
  if (token.length < SHORTEST_TOKEN) return 'incomplete';
  return id === ALL ? { opens: 'all', token } : { opens: 'one', id, token };
}
