/** A file that hosted pages load. Its name changes with its content, so browsers may keep it for good. */
export interface PageFile {
  /** `rota.3f8a….js`. */
  readonly name: string;
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

/** The file, in the best encoding that the browser takes. */
export function fileResponse({ type, bodies }: PageFile, accepted: string | null): Response {
  const encoding = (['br', 'gzip'] as const).find((one) => bodies[one] !== undefined && takes(accepted, one));
  return new Response(bodies[encoding ?? 'identity'], {
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
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
