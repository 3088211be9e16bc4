import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isYaml } from '../server/node/site-text.js';
import schema from '../server/site-file/site.schema.json' with { type: 'json' };

/** A site to begin with: two people, one of whom is chosen. */
export const STARTER = `# yaml-language-server: $schema=./site.schema.json
# A site for Rota. Change what stands here, then: npx rota check site.yaml, and npx rota serve --site site.yaml
# (in a clone of the repository: npm run rota -- check site.yaml)
# All that can stand in it: site.schema.json beside it, by which editors complete, explain and check while you write.

id: my-site # names the site in <rota-booking site="my-site">
name: My practice
zone: Europe/Berlin # an IANA time zone; all times below are on its clocks
phone: '+49 89 1234 5670' # for those who can't book here; leave out what you don't want shown
email: hello@example.com

# Clients book at the links that "rota serve" prints. How those pages look:
language: en-GB # of the texts below; dates and numbers are written its way: 9:00 am and weeks from Sunday in en-US
look:
  accent: '#2f6f5e' # buttons and the chosen day

# Your own web pages with the widget, by scheme and host. Pages of this machine always may.
origins:
  - https://www.example.com

# The people. Notices of bookings go to "email"; clients never see it.
specialists:
  - { id: ana, name: Ana, email: ana@example.com }
  - { id: ben, name: Ben, email: ben@example.com }

# When they work. A person may have several calendars, for rooms or places.
calendars:
  - id: ana
    specialist: ana
    hours:
      mon: ['09:00-12:00', '13:00-17:00']
      tue: ['09:00-12:00', '13:00-17:00']
      thu: ['09:00-12:00']
  - id: ben
    specialist: ben
    hours:
      mon: ['10:00-14:00']
      wed: ['09:00-17:00']
      fri: ['09:00-13:00']

# What can be booked. Lengths, notice and horizon are minutes.
services:
  - id: talk
    name: A first talk
    description: What you need, and how we can help. # a sentence or two; optional
    durations: [30, 60] # clients choose where there are several
    # price: { amount: 80, currency: EUR }
    # place: { kind: address, text: '1 Main Street' } # or phone, or video with a url
    # approval: true # each booking waits for your yes
    notice: 120 # no later than two hours before
    horizon: 43200 # no further ahead than thirty days
    bufferAfter: 10 # kept free after each session
    calendars: [ana, ben]
    assignment: automatic # or "client": clients choose the person
    distribution: least-loaded # whose turn it is
`;

/**
 * Writes the starter where there is no file yet, and its schema beside it; says what to do next. Throws an error where it can't.
 *
 * @param command How this program is called here.
 */
export async function writeStarter(args: readonly string[], command = 'npx rota'): Promise<string> {
  const [file = 'site.yaml', ...more] = args;
  if (more.length > 0 || !isYaml(file))
    throw new Error(`rota init ${args.join(' ')}: expected one name that ends in .yaml, as in: rota init site.yaml`);
  await writeFile(file, STARTER, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new Error(`${file}: is there already, and was left as it is`) : error;
  });
  await writeFile(join(dirname(file), 'site.schema.json'), JSON.stringify(schema, undefined, 2));
  return `${file} is written. Change what stands in it, then:\n\n  ${command} check ${file}\n  ${command} serve --site ${file}`;
}
