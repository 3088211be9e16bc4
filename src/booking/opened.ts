import { openChecked, openLinked } from '../engine/index.js';
import type { LinkedSite } from '../engine/links.js';
import type { Catalog } from '../engine/model.js';
import { oncePer } from '../engine/once.js';
import type { OpenedSite } from '../engine/site.js';

/** The site made ready for questions about time, once. */
export const openedSite = oncePer((site: LinkedSite): OpenedSite => openLinked(site));

/** The same of a catalog that stands alone. */
export const openedCatalog = oncePer((catalog: Catalog): OpenedSite => openChecked(catalog));
