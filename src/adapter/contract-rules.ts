/** The rules of a booking's details that page and backend share: what one lets through, the other does, too (FL-5). */

/** The fields of a client that every form has; the site's own questions have other ids. */
export const BUILT_IN_FIELDS = ['firstName', 'lastName', 'email', 'phone', 'notes'] as const;

/** Neither space nor control characters, nor what lists, names and comments around an address are made of, or addresses of machines (A40). */
const PLAIN = '[^\\s\\u0000-\\u001f\\u007f@,;<>()[\\]"';

/** One e-mail address, in any script. */
export const EMAIL = new RegExp(`^${PLAIN}]+@${PLAIN}.]+(\\.${PLAIN}.]+)+$`);

/** A phone number as people write it. */
export const PHONE = /^[+(\d][\d\s()./-]{2,39}$/;
