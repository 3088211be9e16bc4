/** A file that hosted pages load. */
export interface PageFile {
  /** `pages.3f8a….css`. */
  readonly name: string;
  /** Whether its content changes under that name. The name of all others changes with their content: browsers keep them for good. */
  readonly changes?: boolean;
  readonly type: string;
  /** The content, and what is packed of it, by `Content-Encoding`. */
  readonly bodies: { readonly identity: BodyInit; readonly br?: BodyInit; readonly gzip?: BodyInit };
}

export const PAGE_FILES = '/-/';

/** The name of a file with this hash. */
export function fileName(name: string, hash: string): string {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}.${hash.slice(0, 16)}${name.slice(dot)}`;
}

/** Seconds for which a file that changes may be kept. */
const SHORTLY = 300;

/** The file, in the best encoding that the browser takes. Pages of any origin may load it: modules ask for that. */
export function fileResponse({ type, bodies, changes }: PageFile, accepted: string | null): Response {
  const encoding = (['br', 'gzip'] as const).find((one) => bodies[one] !== undefined && takes(accepted, one));
  return new Response(bodies[encoding ?? 'identity'], {
    headers: {
      'content-type': type,
      'cache-control': changes ? `public, max-age=${SHORTLY}` : 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      ...(encoding && { 'content-encoding': encoding }),
    },
  });
}

function takes(accepted: string | null, encoding: string): boolean {
  return (accepted ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
