/** One thing that is wrong in a site file. */
export interface SiteFileFault {
  /** Where: `services[1].calendars[0]`. */
  readonly path: string;
  /** What is wrong there and what is expected, without the path. */
  readonly detail: string;
}

/** A site file that can't be served, with everything that is wrong in it. */
export class SiteFileError extends Error {
  constructor(readonly faults: readonly SiteFileFault[]) {
    super(faults.map(({ path, detail }) => (path ? `${path}: ${detail}` : detail)).join('\n'));
    this.name = 'SiteFileError';
  }
}

/** A value as it stands in the file, cut to what fits a line. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
