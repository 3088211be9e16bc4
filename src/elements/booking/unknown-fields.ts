import { fieldsOf } from '../../booking/details.js';
import type { FlowOptions } from '../../booking/state.js';
import type { Catalog } from '../../engine/model.js';

/** Sentences for the site's owner about fields that the page prefills or hides and that no service asks for. */
export function unknownFields({ prefill, hiddenFields }: FlowOptions, catalog: Catalog): string[] {
  const services = [undefined, ...catalog.services];
  const known = new Set(services.flatMap((service) => fieldsOf(service, {}, {})).map(({ id }) => id));
  const faultsOf = (attribute: string, ids: readonly string[] = []): string[] =>
    ids
      .filter((id) => !known.has(id))
      .map(
        (id) =>
          `<rota-booking>: ${attribute} names the field "${id}", which no service has; known: ${[...known].join(', ')}.`,
      );
  return [...faultsOf('prefill', Object.keys(prefill ?? {})), ...faultsOf('hidden-fields', hiddenFields)];
}
