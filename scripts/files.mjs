import { existsSync, readdirSync } from 'node:fs';

/** The paths of the files in a folder, and in those inside it, whose names end so. None where the folder is missing. */
export function globFiles(folder, ending) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}
