/// <reference types="vite/client" />
/** The script tag: one file that registers everything. Style sheets come first: side by side they pack better. */
import './define/index.js';
import.meta.glob('./elements/**/*.styles.ts', { eager: true });
