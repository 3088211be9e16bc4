import { css } from 'lit';

/** What went well, in the theme's hue: mixed as errors are in theme.styles.ts, for the elements that have such news. */
export const success = css`
  :host {
    --_success: color-mix(
      in oklch,
      oklch(from var(--rota-success) none min(c, 0.17) h),
      oklch(from currentcolor calc(l * 0.62 + 0.27) none none)
    );
    --_good: var(--_success, color-mix(in oklab, oklch(0.6 0.14 150) 75%, currentcolor));
  }
`;
