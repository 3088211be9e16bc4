import { nearestName } from '../../adapter/nearest-name.js';

/** What is looked at of a schema of valibot: the parts that other schemas are in. */
interface Parts {
  readonly entries?: Readonly<Record<string, Parts>>;
  readonly item?: Parts;
  readonly wrapped?: Parts;
  readonly options?: readonly unknown[];
}

/**
 * The key that a mistyped one was meant to be, among those that a schema has there. Undefined where none is near.
 *
 * @param path Where the key stands; it is the last of it.
 */
export function nearestKey(schema: object, path: readonly unknown[]): string | undefined {
  const key = String(path.at(-1));
  const known = path.slice(0, -1).reduce<readonly Parts[]>(below, open(schema));
  return nearestName(key, [...new Set(known.flatMap(({ entries = {} }) => Object.keys(entries)))]);
}

function below(schemas: readonly Parts[], key: unknown): Parts[] {
  return schemas.flatMap(({ entries, item }) => {
    const next = typeof key === 'number' ? item : entries?.[String(key)];
    return next ? open(next) : [];
  });
}

/** The schemas that a value may have: inside what may be left out, each of several. */
function open(schema: Parts): Parts[] {
  if (schema.wrapped) return open(schema.wrapped);
  const options = (schema.options ?? []).filter((one): one is Parts => typeof one === 'object' && one !== null);
  return options.length > 0 ? options.flatMap(open) : [schema];
}
