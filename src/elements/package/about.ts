import { html } from 'lit';
import { checkedPackages } from '../../adapter/checked-packages.js';
import { HttpPackagesBackend } from '../../adapter/http-packages.js';
import { RotaTroubleEvent, type RotaEventMap } from '../../booking/events.js';
import { RotaPackageEvent, type PackageEventMap } from '../../booking/packages/events.js';
import { PackageFlow } from '../../booking/packages/package-flow.js';
import { PACKAGE_WORDS } from '../../locale/packages/languages.js';
import { FlowMaker } from '../booking/flow-maker.js';
import type { EventClasses } from '../shared/forward-events.js';
import type { About } from '../shared/linked-element.js';
import { targetOf } from './focus.js';

const EVENTS: EventClasses<PackageEventMap & Pick<RotaEventMap, 'rota-trouble'>> = {
  'rota-package': RotaPackageEvent,
  'rota-trouble': RotaTroubleEvent,
};

const SKELETON = html`<div class="skeleton title-shape"></div>
  <div class="skeleton card-shape"></div>
  <div class="skeleton picker-shape"></div>`;

/** What `<rota-package>` is about. */
export function aboutPackages(): About<PackageFlow, 'packages'> {
  return {
    maker: new FlowMaker(
      HttpPackagesBackend,
      checkedPackages,
      (backend, { link = '', ...options }) => new PackageFlow(backend, link, options),
    ),
    events: EVENTS,
    section: 'packages',
    vocabulary: PACKAGE_WORDS,
    skeleton: SKELETON,
    targetOf,
  };
}
