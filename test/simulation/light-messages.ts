/** Names count whatever their case. */
class LightHeaders {
  readonly #values = new Map<string, string>();

  constructor(init: LightHeaders | Readonly<Record<string, string>> = {}) {
    const entries = init instanceof LightHeaders ? init.#values : Object.entries(init);
    for (const [name, value] of entries) this.set(name, value);
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value);
  }

  append(name: string, value: string): void {
    const before = this.get(name);
    this.set(name, before === null ? value : `${before}, ${value}`);
  }
}

interface Init {
  readonly method?: string;
  readonly status?: number;
  readonly headers?: LightHeaders | Readonly<Record<string, string>>;
  readonly body?: string;
}

class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: LightHeaders;
  readonly body: string;

  constructor(from: string | LightRequest, { method, headers, body }: Init = {}) {
    const before = typeof from === 'string' ? undefined : from;
    this.url = before?.url ?? (from as string);
    this.method = method ?? before?.method ?? 'GET';
    this.headers = new LightHeaders(headers ?? before?.headers);
    this.body = body ?? before?.body ?? '';
    // As HTTP has it; a handler that knows it needs not look at the body.
    this.headers.set('content-length', String(this.body.length));
  }

  async text(): Promise<string> {
    return this.body;
  }
}

class LightResponse {
  readonly status: number;
  readonly headers: LightHeaders;

  constructor(
    readonly body: string | null = null,
    { status = 200, headers }: Init = {},
  ) {
    this.status = status;
    this.headers = new LightHeaders(headers);
  }

  static json(data: unknown, init: Init = {}): LightResponse {
    const response = new LightResponse(JSON.stringify(data), init);
    if (!response.headers.has('content-type')) response.headers.set('content-type', 'application/json');
    return response;
  }

  async text(): Promise<string> {
    return this.body ?? '';
  }
}

/**
 * From now on requests and answers in this process have texts for bodies, and only what the simulated site makes use of. The platform's own
 * make a stream of each body, which takes longer than most answers. Gives what puts those back.
 */
export function useLightMessages(): () => void {
  const { Headers, Request, Response } = globalThis;
  Object.assign(globalThis, { Headers: LightHeaders, Request: LightRequest, Response: LightResponse });
  return () => void Object.assign(globalThis, { Headers, Request, Response });
}
