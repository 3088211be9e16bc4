/** The script tag's file for packages. It stands on the third one. */
import './booking.js';
import '../define/package.js';
