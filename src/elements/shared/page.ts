/** What has to do with the page that something opens over. */

const NO_COLOR = /^transparent$|[,/] 0\)$/;

/**
 * Gives what opens over the page the page's own type and colours. By itself it would take those of the place that its opener
 * stands in, which may be a dark banner or a bar of small capitals.
 */
export function wearPage(layer: HTMLElement): void {
  const { body, documentElement } = document;
  const { color, fontFamily, fontSize, colorScheme } = getComputedStyle(body);
  const grounds = [body, documentElement].map((element) => getComputedStyle(element).backgroundColor);
  const ground = grounds.find((each) => !NO_COLOR.test(each)) ?? 'Canvas';
  Object.assign(layer.style, { colorScheme });
  const page = { color, ground, font: fontFamily, size: fontSize };
  for (const [name, value] of Object.entries(page)) layer.style.setProperty(`--_page-${name}`, value);
}

/** Who holds the page still, and what gives it back as it was. */
const holders = new Set<object>();
let giveBack = (): void => undefined;

/** Keeps the page from scrolling behind a dialog, and from jumping where its scrollbar was, until the holder lets go. */
export function holdPage(holder: object): void {
  if (holders.size === 0) {
    const { documentElement } = document;
    const { style } = documentElement;
    const held = {
      overflow: 'hidden',
      ...(innerWidth > documentElement.clientWidth && { 'scrollbar-gutter': 'stable' }),
    };
    const before = Object.keys(held).map((name) => [
      name,
      style.getPropertyValue(name),
      style.getPropertyPriority(name),
    ]);
    for (const [name, value] of Object.entries(held)) style.setProperty(name, value, 'important');
    giveBack = () => {
      for (const [name, value, priority] of before) style.setProperty(name!, value!, priority);
    };
  }
  holders.add(holder);
}

export function releasePage(holder: object): void {
  if (holders.delete(holder) && holders.size === 0) giveBack();
}
