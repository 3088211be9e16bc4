import { readFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import type { Plugin } from 'vite';

/** Puts what editors complete and explain the elements by beside the package's files, made from custom-elements.json. */
export function editorData(manifestFile: string): Plugin {
  return {
    name: 'editor-data',
    generateBundle() {
      const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
      const files = {
        'custom-elements.json': JSON.stringify(manifest, null, 2),
        'vscode.html-custom-data.json': getVsCodeHtmlCustomData(manifest, {}),
        'vscode.css-custom-data.json': withoutRepeats(getVsCodeCssCustomData(manifest, {})),
        'web-types.json': getWebTypesData(manifest, { packageJson: true }),
      };
      for (const [fileName, source] of Object.entries(files)) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

interface CssData {
  properties: { name: string; description: string }[];
  pseudoElements: { name: string; description: string }[];
}

/** Several elements have a part or a token of one name: an editor shows it once, with all that it stands for. */
function withoutRepeats(text: string): string {
  const data = JSON.parse(text) as CssData;
  const merged = <Entry extends { name: string; description: string }>(entries: Entry[]): Entry[] =>
    [...new Set(entries.map(({ name }) => name))].map((name) => {
      const same = entries.filter((entry) => entry.name === name);
      return { ...same[0]!, description: [...new Set(same.map(({ description }) => description))].join('\n') };
    });
  const { properties, pseudoElements, ...rest } = data;
  return JSON.stringify({ ...rest, properties: merged(properties), pseudoElements: merged(pseudoElements) }, null, 2);
}
