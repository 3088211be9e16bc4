/** The script tag: one file that registers everything. */
import './define/index.js';
