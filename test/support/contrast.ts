/** Contrast as WCAG 2.2 counts it, of colors as the browser paints them. */

/** Red, green and blue from 0 to 1 of a color over others, the topmost first. */
export function painted(...layers: readonly string[]): number[] {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  for (context.fillStyle of layers.toReversed()) context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((channel) => channel / 255);
}

function luminance(rgb: number[]): number {
  const [r, g, b] = rgb.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast of two stacks of colors, each with the topmost first. */
export function contrastOf(one: readonly string[], other: readonly string[]): number {
  const [high, low] = [one, other].map((layers) => luminance(painted(...layers))).sort((a, b) => b - a);
  return (high! + 0.05) / (low! + 0.05);
}

/** Contrast of an element's text with its own background on a page. */
export function textContrast(element: Element, page: string): number {
  const background = getComputedStyle(element.closest('button') ?? element).backgroundColor;
  return contrastOf([getComputedStyle(element).color, background, page], [background, page]);
}
