/** Providers to whom dots in a name are nothing, and the name that theirs go by. */
const WITHOUT_DOTS: ReadonlyMap<string, string> = new Map([
  ['gmail.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
]);

/**
 * Whose mailbox an address is of: what follows a `+` is its reader's own, so that there is no end of addresses to one
 * mailbox. For what is limited and silenced by mailbox (A89); a client is whoever books with an address as it stands.
 */
export function mailboxOf(email: string): string {
  const address = email.toLowerCase();
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at).replace(/(?!^)\+.*/s, ''), address.slice(at + 1)];
  const provider = WITHOUT_DOTS.get(domain);
  return provider === undefined ? `${local}@${domain}` : `${local.replaceAll('.', '')}@${provider}`;
}
