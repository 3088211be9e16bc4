import type { DetailField, FlowOptions } from '../../booking/state.js';
import type { Catalog } from '../../engine/model.js';

/**
 * Sentences for the site's owner about fields that the page prefills or hides and that no service asks for.
 *
 * @param shown The fields of the form as it is, those of every form among them.
 */
export function unknownFields(
  { prefill, hiddenFields }: FlowOptions,
  { services }: Catalog,
  shown: readonly DetailField[],
): string[] {
  const known = new Set([...shown, ...services.flatMap(({ fields }) => fields)].map(({ id }) => id));
  const faultsOf = (attribute: string, ids: readonly string[] = []): string[] =>
    ids
      .filter((id) => !known.has(id))
      .map(
        (id) =>
          `<rota-booking>: ${attribute} names the field "${id}", which no service has; known: ${[...known].join(', ')}.`,
      );
  return [...faultsOf('prefill', Object.keys(prefill ?? {})), ...faultsOf('hidden-fields', hiddenFields)];
}
