/** Text as all engines write it: they differ in kinds of spaces, and in a comma after the day of the week. */
export const plain = (text: string): string =>
  text.replace(/[\u2009\u202f\u00a0]/g, ' ').replace(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?=\d)/g, '$1 ');
