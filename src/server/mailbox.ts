/** Providers to whom dots in a name are nothing, and the name that theirs go by. */
const WITHOUT_DOTS: ReadonlyMap<string, string> = new Map([
  ['gmail.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
]);

/** A domain by the one name that all its spellings come to: dots and letters of all widths and scripts (UTS 46). */
function nameOfDomain(domain: string): string {
  const address = `http://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : domain;
}

/** The name that a client is known by: the address whatever the case of its letters, of any script. */
export const clientKeyOf = (email: string): string => email.toLowerCase();

/**
 * Whose mailbox an address is of: what follows a `+` is its reader's own, so that there is no end of addresses to one
 * mailbox. For what is limited and silenced by mailbox (A89); a client is told apart by `clientKeyOf`.
 */
export function mailboxOf(email: string): string {
  const address = email.normalize().toLowerCase();
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at).replace(/(?!^)\+.*/s, ''), nameOfDomain(address.slice(at + 1))];
  const provider = WITHOUT_DOTS.get(domain);
  return provider === undefined ? `${local}@${domain}` : `${local.replaceAll('.', '')}@${provider}`;
}
