/** How a site's hosted pages look: colours and type for light, and where it has them for dark. */
import * as v from 'valibot';

/** These values stand in a style sheet: nothing that could end a declaration gets in. */
const colour = (description: string) =>
  v.optional(
    v.pipe(
      // In YAML what stands behind a # without quotes is a comment.
      v.string('a colour such as "#8a4b2f", in quotes'),
      v.regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/, 'a colour such as "#8a4b2f"'),
      v.description(description),
    ),
  );

const colours = {
  accent: colour('Buttons and the chosen day.'),
  page: colour('Behind everything.'),
  text: colour('Text, and all quiet shades.'),
};

export const look = v.optional(
  v.pipe(
    v.strictObject(
      {
        ...colours,
        font: v.optional(
          v.pipe(
            v.string('names of fonts'),
            v.regex(/^[A-Za-z][A-Za-z0-9 ,-]{0,199}$/, 'names of fonts without quotes, such as "Georgia, serif"'),
            v.description('Fonts that devices bring along, the first that is there: none is loaded.'),
          ),
        ),
        radius: v.optional(
          v.pipe(
            v.string('a length'),
            v.regex(/^(0|\d{1,2}(\.\d{1,3})?(px|em|rem))$/, 'a length such as "0.5em", "8px" or "0"'),
            v.description('How round corners are.'),
          ),
        ),
        dark: v.optional(
          v.pipe(
            v.strictObject(colours, 'colours: { "accent": "#e0a17f", "page": "#1c1613", "text": "#f3e9e0" }'),
            v.description(
              'Colours where the device asks for dark. Left out, the page is dark only if neither "page" nor "text" is set.',
            ),
          ),
        ),
      },
      'a look: { "accent": "#8a4b2f", "page": "#f4efe7", "text": "#3a2f28", "font": "Georgia, serif", "radius": "0.9em" }',
    ),
    v.description('Colours and type of the hosted pages.'),
  ),
);

export type Look = NonNullable<v.InferOutput<typeof look>>;
