/** The script tag's file for master pages, panels and pools. It stands on the second one. */
import './times.js';
import '../define/master-page.js';

export { pageOffer } from '../booking/pages/page-offer.js';
