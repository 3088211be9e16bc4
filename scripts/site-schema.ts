// Writes the JSON Schema of the site file from the schema that checks it: npm run schema
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format } from 'prettier';
import { siteFileSchema } from '../src/server/site-file/schema.js';

export const SCHEMA_FILE = fileURLToPath(new URL('../src/server/site-file/site.schema.json', import.meta.url));

/** The published schema, as text. What only code can check is left to the server's own check. */
export function siteSchemaText(): Promise<string> {
  const schema = toJsonSchema(siteFileSchema, { typeMode: 'input', ignoreActions: ['check', 'raw_check'] });
  return format(JSON.stringify({ ...schema, title: 'Rota site file' }), { parser: 'json', printWidth: 120 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA_FILE, await siteSchemaText());
