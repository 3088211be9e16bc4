const KNOWN = new Map<string, boolean>();

/** Whether the browser knows a zone of that id; it would take an offset (`+01:00`) for one. */
export function isKnownZone(zone: string): boolean {
  let known = KNOWN.get(zone);
  if (known === undefined) KNOWN.set(zone, (known = /^[a-z]/i.test(zone) && canFormat(zone)));
  return known;
}

function canFormat(timeZone: string): boolean {
  try {
    // In the browser's own language, whose data is there by then.
    return Boolean(new Intl.DateTimeFormat(undefined, { timeZone }));
  } catch {
    return false;
  }
}

/**
 * The first of the zones that times can be written in: what the browser does not know can't be shown, though the backend has sent
 * it and times are worked out by it (A46).
 */
export function shownZone(...zones: readonly (string | undefined)[]): string {
  return zones.find((zone) => zone !== undefined && isKnownZone(zone)) ?? 'UTC';
}
