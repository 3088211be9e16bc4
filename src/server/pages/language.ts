/** The site's language as the visitor's region writes dates and times, where the browser names one: `en` becomes `en-GB`. */
export function languageFor(language: string, accepted: string | undefined): string {
  const wanted = (accepted ?? '').split(',').map((part) => part.split(';')[0]!.trim());
  return wanted.find((tag) => tag.toLowerCase().startsWith(`${language.toLowerCase()}-`) && isTag(tag)) ?? language;
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
