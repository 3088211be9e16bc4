/** Links that carry the choices of a booking, never anything about the client. */
const CHOICES = ['service', 'calendar', 'date'] as const;

export type Link = { readonly [Choice in (typeof CHOICES)[number]]?: string | undefined };

/** What a widget's part of the address goes by: the value of its attribute `history`, where that has one. */
export function linkName(history: string): string {
  return history || 'rota';
}

/** The choices that an address holds under a name. */
export function linkIn(address: string, name: string): Link {
  const { searchParams } = new URL(address);
  return Object.fromEntries(
    CHOICES.flatMap((choice) => {
      const value = searchParams.get(`${name}-${choice}`);
      return value ? [[choice, value]] : [];
    }),
  );
}

/** An address with choices in it; all else of it stays. */
export function withLink(address: string, name: string, link: Link): string {
  const url = new URL(address);
  for (const choice of CHOICES) {
    const value = link[choice];
    if (value) url.searchParams.set(`${name}-${choice}`, value);
    else url.searchParams.delete(`${name}-${choice}`);
  }
  return url.href;
}
