import type { Service } from '../../engine/model.js';
import { isFound } from '../shared/search.js';

/** The services in whose name, category or description every word of the search stands. */
export function matching(services: readonly Service[], search: string): readonly Service[] {
  return services.filter(({ name, category = '', description = '' }) =>
    isFound(`${name} ${category} ${description}`, search),
  );
}

/** Services under their categories, both in the order in which they first stand. */
export function byCategory(
  services: readonly Service[],
): (readonly [category: string | undefined, services: Service[]])[] {
  const categories = [...new Set(services.map(({ category }) => category))];
  return categories.map((category) => [category, services.filter((service) => service.category === category)]);
}
