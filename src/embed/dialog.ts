/** The script tag's file for the dialog that a button opens. */
import '../define/dialog.js';
