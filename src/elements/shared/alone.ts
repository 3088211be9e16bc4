/** A date or a place that stands alone, with the capital that a sentence begins with: "Mardi 24 novembre". */
export function alone(text: string, locale: string): string {
  return text.replace(/^./u, (first) => first.toLocaleUpperCase(locale));
}
